import { ERROR_CODES, type ErrorName, errorNameOf, isErrorName, type WireErrorBody } from '@lair/wire';

/**
 * The server's answer to a request was an error. Decide by `code`; `message` is a sentence for people. Nothing of the
 * request was carried out, unless `code` is INTERNAL or UNAVAILABLE, where it may have been.
 */
export class LairError extends Error {
  override readonly name = 'LairError';
  /** The error's name: `NOT_FOUND`, `RATE_LIMITED`, … `UNKNOWN` for one that this version does not know. */
  readonly code: ErrorName | 'UNKNOWN';
  /** The number that was sent for it. */
  readonly number: number;
  /** What was sent beside it (see `ErrorDetails`). The server wrote it, so check before use. */
  readonly data: Readonly<Record<string, unknown>>;

  constructor(body: WireErrorBody) {
    super(body.message);
    const named = body.data?.['code'];
    const known = typeof named === 'string' && isErrorName(named) ? named : undefined;
    this.code = errorNameOf(body.code) ?? known ?? 'UNKNOWN';
    this.number = body.code;
    this.data = body.data ?? {};
  }

  /** Time to wait before the same request may succeed, in milliseconds, if the server named one. */
  get retryAfterMs(): number | undefined {
    const value = this.data['retryAfterMs'];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
  }
}

/** The error of a request that this side refuses because it exceeds what the server announced. */
export function requestTooLarge(lineBytesMax: number): LairError {
  return new LairError({
    code: ERROR_CODES.TOO_LARGE,
    message: `The request is longer than the ${lineBytesMax} bytes that the server takes: send less at once.`,
    data: { code: 'TOO_LARGE', limit: lineBytesMax },
  });
}

/**
 * The connection ended before the answer came, and the request is not one that may be sent again: whether the server
 * carried it out is unknown. Look (for instance with `roomInfo`) before you repeat it. `cause` says how it ended.
 */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
}

/** `close()` was called before the answer came, or before the request was made. */
export class ClientClosedError extends Error {
  override readonly name = 'ClientClosedError';
  constructor() {
    super('The client is closed: connect again to go on.');
  }
}

/** No answer within the deadline. The server may still carry the request out. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  /** The deadline that passed, in milliseconds. */
  readonly timeoutMs: number;

  constructor(what: string, timeoutMs: number) {
    super(`${what} was not answered within ${timeoutMs} ms.`);
    this.timeoutMs = timeoutMs;
  }
}

/** The peer does not keep to the protocol; the connection it came over is closed. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** The server is not the one it should be: its certificate or key is refused. Nothing was sent to it. */
export class ServerIdentityError extends Error {
  override readonly name = 'ServerIdentityError';
  /** SHA-256 of what it showed, in lower-case hex: of the certificate (TLS) or of the Ed25519 key (classic session). */
  readonly fingerprint: string | undefined;

  constructor(message: string, fingerprint: string | undefined) {
    super(message);
    this.fingerprint = fingerprint;
  }
}

/** More requests wait than `requestsQueuedMax`: await some answers first. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** A source of an upload has not the bytes that it said: it has become shorter meanwhile. Upload what it is now. */
export class FileChangedError extends Error {
  override readonly name = 'FileChangedError';
  constructor() {
    super('The file has changed while it was read: upload it again.');
  }
}

/** What was downloaded is not the attachment: throw it away. */
export class FileDiffersError extends Error {
  override readonly name = 'FileDiffersError';
  /** What differs. */
  readonly what: 'size' | 'sha256';

  constructor(what: 'size' | 'sha256') {
    super(`The ${what === 'size' ? 'size' : 'SHA-256'} of what was downloaded is not that of the attachment.`);
    this.what = what;
  }
}
