import type { BackoffPolicy } from './backoff.ts';
import type { SendRetryPolicy } from './repeat-safety.ts';
import { DEFAULT_PORTS, parseServerAddress, type ServerAddress } from './server-address.ts';

/** What a server showed to prove who it is. */
export interface ServerCertificate {
  /** SHA-256 of the certificate, in lower-case hex without colons. */
  readonly fingerprint: string;
  /** Whether a trusted authority vouches for it and for the name that was dialled. */
  readonly authorized: boolean;
  /** Why not; undefined when `authorized`. A code like DEPTH_ZERO_SELF_SIGNED_CERT. */
  readonly problem: string | undefined;
}

/** TLS, and whom to believe. Without further members: what the system's authorities vouch for. */
export interface TlsTransportOptions {
  readonly kind: 'tls';
  /** Certificates (PEM) of the authorities to believe instead of the system's. */
  readonly ca?: string | Buffer | readonly (string | Buffer)[];
  /** Believe exactly the certificate with this SHA-256 (hex, colons allowed), whatever its name and issuer. */
  readonly fingerprint?: string;
  /** Believe any self-signed certificate. Whoever is on the way can then read and change everything: for tests only. */
  readonly allowSelfSigned?: boolean;
  /** The name to expect in the certificate; default the host that is dialled. */
  readonly serverName?: string;
  /**
   * Decides by itself, instead of `fingerprint` and `allowSelfSigned`: for trust on first use. Called on every
   * connection before anything is sent; throw (a `ServerIdentityError`) to refuse.
   */
  readonly checkCertificate?: (certificate: ServerCertificate) => void;
}

/** The X25519 + AES-256-GCM session of the classic port. */
export interface ClassicTransportOptions {
  readonly kind: 'classic';
  /**
   * The server's Ed25519 key (base64 of its 32 bytes), which must sign the handshake. Without it nothing proves who the
   * server is.
   */
  readonly serverKey?: string;
}

/** How to reach the server securely. */
export type TransportOptions = TlsTransportOptions | ClassicTransportOptions;

/** How a lost connection is replaced. */
export interface ReconnectPolicy extends BackoffPolicy {
  /** Failed attempts in a row after which the client gives up; it may be woken by another request. */
  readonly attemptsMax: number;
}

/** Options of `connect`. */
export interface ConnectOptions {
  /**
   * One server or several equal ones, tried in turn: `host`, `host:port` or `[ipv6]:port`. The port is 8443 by default,
   * 8080 for the classic session.
   */
  readonly address: string | readonly string[];
  /** Default `{ kind: 'tls' }`. */
  readonly transport?: TransportOptions;
  /** Name and version of the program, for the operator's statistics. */
  readonly client?: string;
  /** Time for connecting and greeting one server, in milliseconds. Default 10,000. */
  readonly connectTimeoutMs?: number;
  /**
   * Deadline of a request, in milliseconds, counted from the call: waiting for a connection, resending and retrying are
   * within it. Default 30,000.
   */
  readonly requestTimeoutMs?: number;
  /** Requests that may wait for their turn or for a connection. Default 10,000. */
  readonly requestsQueuedMax?: number;
  /** Connections over which one request is sent before it is given up as one that kills them. Default 5. */
  readonly sendsMax?: number;
  /** Silence in either direction after which PING is sent, in milliseconds. Default 30,000, or a third of what the server allows. */
  readonly pingIntervalMs?: number;
  /** Whether events are acknowledged by themselves. Default true; if not, call `ack`. */
  readonly automaticAck?: boolean;
  /** Least time between two acknowledgements, in milliseconds. Default 100. */
  readonly ackIntervalMs?: number;
  /** Longest line that is taken from the server, in bytes: a page of history is one line. Default 16 MiB. */
  readonly lineBytesMax?: number;
  /** Default: 250 ms doubling up to 15 s, without end. `false`: a lost connection stays lost until the next request. */
  readonly reconnect?: Partial<ReconnectPolicy> | false;
  /** How messages and pieces of files that the server refuses for a moment are tried again. Default: 3 times, waits up to 10 s. */
  readonly sendRetry?: Partial<SendRetryPolicy>;
}

/** `ConnectOptions` with everything filled in. */
export interface ClientSettings {
  readonly addresses: readonly ServerAddress[];
  readonly transport: TransportOptions;
  readonly client: string;
  readonly connectTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly requestsQueuedMax: number;
  readonly sendsMax: number;
  readonly pingIntervalMs: number;
  readonly automaticAck: boolean;
  readonly ackIntervalMs: number;
  readonly lineBytesMax: number;
  readonly reconnect: ReconnectPolicy | undefined;
  readonly sendRetry: SendRetryPolicy;
}

const defaults = {
  client: 'lair-client-sdk/0.1.0',
  connectTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  requestsQueuedMax: 10_000,
  sendsMax: 5,
  pingIntervalMs: 30_000,
  automaticAck: true,
  ackIntervalMs: 100,
  lineBytesMax: 16 * 1024 * 1024,
} as const;

const defaultReconnect: ReconnectPolicy = {
  baseDelayMs: 250,
  delayMsMax: 15_000,
  attemptsMax: Number.POSITIVE_INFINITY,
};
const defaultSendRetry: SendRetryPolicy = { baseDelayMs: 250, delayMsMax: 10_000, retriesMax: 3 };

/**
 * Fills in the defaults.
 * @throws TypeError when an address cannot be read or there is none
 */
export function settingsOf(options: ConnectOptions): ClientSettings {
  const transport = options.transport ?? { kind: 'tls' };
  const addresses = (typeof options.address === 'string' ? [options.address] : options.address).map((text) =>
    parseServerAddress(text, DEFAULT_PORTS[transport.kind]),
  );
  if (addresses.length === 0) throw new TypeError('"address" names no server: give at least one');
  const { address: _, reconnect, sendRetry, ...given } = options;
  return {
    ...defaults,
    ...given,
    addresses,
    transport,
    reconnect: reconnect === false ? undefined : { ...defaultReconnect, ...reconnect },
    sendRetry: { ...defaultSendRetry, ...sendRetry },
  };
}
