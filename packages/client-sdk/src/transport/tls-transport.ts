import { isIP } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { ServerIdentityError } from '../errors.ts';
import type { ServerCertificate, TlsTransportOptions } from '../options.ts';
import type { ServerAddress } from '../server-address.ts';
import { LineSocket } from './line-socket.ts';
import type { Transport, TransportHandlers } from './transport.ts';

const SELF_SIGNED: ReadonlySet<string | undefined> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * Connects by TLS and checks the certificate before a byte is sent.
 * @param signal ends the attempt
 * @throws ServerIdentityError when the certificate is refused; what the system says when it cannot connect
 */
export function openTlsTransport(
  address: ServerAddress,
  options: TlsTransportOptions,
  lineBytesMax: number,
  handlers: TransportHandlers,
  signal: AbortSignal,
): Promise<Transport> {
  return new Promise((resolve, reject) => {
    const socket = connect(tlsOptions(address, options));
    const abort = (): void => void socket.destroy(signal.reason as Error);
    const settle = (): void => {
      signal.removeEventListener('abort', abort);
      socket.removeListener('error', fail);
    };
    const fail = (error: Error): void => {
      settle();
      reject(error);
    };
    socket.once('error', fail);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    socket.once('secureConnect', () => {
      try {
        checkCertificate(certificateOf(socket), options);
      } catch (error) {
        fail(error as Error);
        socket.destroy();
        return;
      }
      settle();
      const lines = new LineSocket(socket, lineBytesMax, handlers);
      resolve({
        send: (line) => lines.send(line),
        close: () => lines.close(),
        destroy: (reason) => lines.destroy(reason),
        transcript: undefined,
      });
    });
  });
}

function tlsOptions({ host, port }: ServerAddress, options: TlsTransportOptions): ConnectionOptions {
  // An address is no server name (RFC 6066), so none is sent; the certificate is still checked against the address.
  const serverName = options.serverName ?? (isIP(host) === 0 ? host : undefined);
  return {
    host,
    port,
    ALPNProtocols: ['lair/2'],
    minVersion: 'TLSv1.2',
    // The outcome is judged in `checkCertificate`, which knows more ways to trust than TLS does.
    rejectUnauthorized: false,
    ...(serverName === undefined ? {} : { servername: serverName }),
    ...(options.ca === undefined ? {} : { ca: options.ca as string | Buffer | (string | Buffer)[] }),
  };
}

function certificateOf(socket: TLSSocket): ServerCertificate {
  const { fingerprint256 } = socket.getPeerCertificate();
  const error = socket.authorizationError as (Error & { code?: string }) | string | null | undefined;
  return {
    fingerprint: normaliseFingerprint(fingerprint256 ?? ''),
    authorized: socket.authorized,
    problem: socket.authorized ? undefined : typeof error === 'string' ? error : (error?.code ?? error?.message),
  };
}

function checkCertificate(certificate: ServerCertificate, options: TlsTransportOptions): void {
  const { fingerprint, authorized, problem } = certificate;
  if (options.checkCertificate !== undefined) {
    options.checkCertificate(certificate);
  } else if (options.fingerprint !== undefined) {
    if (normaliseFingerprint(options.fingerprint) !== fingerprint) {
      throw new ServerIdentityError('The certificate of the server is not the one that is pinned.', fingerprint);
    }
  } else if (!authorized && !(options.allowSelfSigned === true && SELF_SIGNED.has(problem))) {
    throw new ServerIdentityError(
      `Nobody vouches for the certificate of the server (${problem ?? 'unknown reason'}).`,
      fingerprint,
    );
  }
}

/** Lower-case hex without colons. */
function normaliseFingerprint(text: string): string {
  return text.replaceAll(':', '').toLowerCase();
}
