import { createHash, createPublicKey, verify } from 'node:crypto';
import { ServerIdentityError } from './errors.ts';

/** What comes before the raw key in the DER form of an Ed25519 public key (RFC 8410). */
const PUBLIC_KEY_DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

/** HELLO's proof of who the server is. */
export interface ServerIdentity {
  /** Base64 of the raw Ed25519 key. */
  readonly key: string;
  /** Base64 of its signature of the handshake. */
  readonly signature: string;
}

/**
 * Checks that the server holds the pinned key and signed this connection's handshake with it.
 * @throws ServerIdentityError if not
 */
export function checkServerKey(pinned: string, identity: ServerIdentity | undefined, transcript: Buffer): void {
  if (identity === undefined) throw new ServerIdentityError('The server did not prove who it is.', undefined);
  const key = Buffer.from(identity.key, 'base64');
  const fingerprint = createHash('sha256').update(key).digest('hex');
  if (key.length !== KEY_BYTES || !key.equals(Buffer.from(pinned, 'base64'))) {
    throw new ServerIdentityError('The key of the server is not the one that is pinned.', fingerprint);
  }
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC_KEY_DER_PREFIX, key]), format: 'der', type: 'spki' });
  if (!verify(null, transcript, publicKey, Buffer.from(identity.signature, 'base64'))) {
    throw new ServerIdentityError('The server does not hold the key that it shows.', fingerprint);
  }
}
