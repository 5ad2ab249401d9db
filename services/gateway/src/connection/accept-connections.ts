import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import type { Logger } from '@lair/service-kit';
import type { TlsCertificate } from '../keys/tls-certificate.ts';
import type { AddressLimit } from './address-limit.ts';
import { readProxyHeader } from './proxy-header.ts';

/** A client whose session may begin. */
export interface Accepted {
  readonly socket: Socket;
  readonly address: string;
}

export interface AcceptOptions {
  readonly proxyProtocol: boolean;
  /** For the PROXY header, and for the TLS handshake, milliseconds. */
  readonly openingTimeoutMs: number;
  readonly addressLimit: AddressLimit;
  readonly logger: Logger;
  readonly onRefused: (why: 'proxy-header' | 'address' | 'tls') => void;
  readonly onAccepted: (accepted: Accepted) => void;
}

export interface Listener {
  /** `host:port` */
  readonly address: string;
  /** Accepts nothing more; what is open stays open. */
  stop(): Promise<void>;
}

/** Where to listen, and which variables move it. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly hostVariable: string;
  readonly portVariable: string;
}

/** After so long without a sign of life TCP asks for one, milliseconds; a dead peer is found within about three times that. */
const keepAliveAfterMs = 60_000;

/** Listens for classic sessions. */
export const acceptClassic = (place: Place, options: AcceptOptions): Promise<Listener> =>
  listen(place, options, (socket, address) => options.onAccepted({ socket, address }));

/**
 * Listens for TLS 1.2 and 1.3 with ALPN `lair/2`, which a client need not ask for. The PROXY header, when there is one, comes before TLS.
 */
export const acceptTls = (place: Place, certificate: TlsCertificate, options: AcceptOptions): Promise<Listener> => {
  const addresses = new WeakMap<object, string>();
  const tls = createTlsServer({
    cert: certificate.cert,
    key: certificate.key,
    minVersion: 'TLSv1.2',
    ALPNCallback: ({ protocols }) => (protocols.includes('lair/2') ? 'lair/2' : undefined),
    handshakeTimeout: options.openingTimeoutMs,
  });
  tls.on('secureConnection', (socket: TLSSocket) => {
    const raw = rawSocketOf(socket);
    options.onAccepted({ socket, address: (raw && addresses.get(raw)) ?? socket.remoteAddress ?? 'unknown' });
  });
  tls.on('tlsClientError', (error, socket) => {
    options.onRefused('tls');
    options.logger.debug({ err: error }, 'a TLS handshake failed');
    socket.destroy();
  });
  return listen(place, options, (socket, address) => {
    addresses.set(socket, address);
    tls.emit('connection', socket);
  });
};

/** The TCP socket below a TLS socket. Node keeps it as `_parent`, which is how the address from the PROXY header is found again. */
const rawSocketOf = (socket: TLSSocket): object | undefined => (socket as unknown as { _parent?: object })._parent;

const listen = async (
  place: Place,
  options: AcceptOptions,
  begin: (socket: Socket, address: string) => void,
): Promise<Listener> => {
  const admit = (socket: Socket, address: string): void => {
    if (!options.addressLimit.enter(address)) {
      options.onRefused('address');
      socket.destroy();
      return;
    }
    socket.once('close', () => options.addressLimit.leave(address));
    begin(socket, address);
  };
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: keepAliveAfterMs });
  server.on('connection', (socket: Socket) => {
    const direct = socket.remoteAddress;
    socket.on('error', (error) => options.logger.debug({ err: error }, 'a socket failed'));
    if (!direct) return void socket.destroy(); // gone already
    if (!options.proxyProtocol) return admit(socket, direct);
    readProxyHeader(socket, options.openingTimeoutMs).then(
      (client) => {
        if (client.kind === 'refused') options.onRefused('proxy-header');
        if (client.kind === 'client' && !socket.destroyed) admit(socket, client.address ?? direct);
        else socket.destroy();
      },
      () => socket.destroy(),
    );
  });
  await bind(server, place);
  const { address, family, port } = server.address() as AddressInfo;
  return {
    address: `${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        // The callback comes when the last connection has closed; listening ends at once.
        server.close();
        resolve();
      }),
  };
};

const bind = (server: Server, { host, port, hostVariable, portVariable }: Place): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const where = `${host}:${port}`;
      if (error.code === 'EADDRINUSE') {
        reject(
          new Error(`${where} is taken by another program; set ${portVariable} to another port`, { cause: error }),
        );
      } else {
        reject(new Error(`cannot listen on ${where}; change ${hostVariable} or ${portVariable}`, { cause: error }));
      }
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      server.on('error', () => undefined); // accept errors such as too many open files; the next connection tries again
      resolve();
    });
  });
