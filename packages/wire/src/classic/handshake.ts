import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { decodeStrictBase64 } from './strict-base64.ts';

/** Bytes of an X25519 key, public or private. */
export const X25519_KEY_BYTES = 32;
/** Characters of a handshake line, without its `\n`. */
export const HANDSHAKE_LINE_CHARACTERS = 44;
/** The first encrypted line, from the server. */
export const CLASSIC_WELCOME = 'Welcome to The Lair! Please login or register.';

const KEY_DERIVATION_LABEL = Buffer.from('LAIR_CHAT_AES_KEY', 'ascii');
const TRANSCRIPT_LABEL = Buffer.from('lair/2 classic handshake\0', 'ascii');
/** What comes before the raw key in the DER forms of an X25519 key (RFC 8410). */
const PRIVATE_KEY_DER_PREFIX = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_KEY_DER_PREFIX = Buffer.from('302a300506032b656e032100', 'hex');

/** Why a peer's handshake line is refused. In every case the connection cannot go on: close it. */
export type HandshakeProblem =
  /** Not base64 in its strict form. */
  | 'base64'
  /** Not 32 bytes. */
  | 'length'
  /** A key of low order, whose shared secret is zero and therefore no secret. */
  | 'weak-key';

/** What the two public keys agree on, or why they do not. */
export type HandshakeOutcome =
  | {
      readonly ok: true;
      /** The AES-256 key of this connection, for both directions. */
      readonly aesKey: Buffer;
      /** The peer's raw public key. */
      readonly peerPublicKey: Buffer;
    }
  | { readonly ok: false; readonly problem: HandshakeProblem };

/** One side of a handshake. Make a fresh one for every connection and let go of it when `agree` has answered. */
export interface HandshakeKeys {
  /** Raw public key, 32 bytes. */
  readonly publicKey: Buffer;
  /** The line to send, with its `\n`. The server's goes first, right after accepting. */
  readonly line: string;
  /** Derives the connection's key from the peer's line (without `\n`). Never throws. */
  agree(peerLine: Uint8Array | string): HandshakeOutcome;
}

/**
 * Makes the keys of one side.
 * @param rawPrivateKey 32 bytes instead of random ones: only for test vectors
 */
export function createHandshakeKeys(rawPrivateKey?: Uint8Array): HandshakeKeys {
  const privateKey = rawPrivateKey ? importPrivateKey(rawPrivateKey) : generateKeyPairSync('x25519').privateKey;
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-X25519_KEY_BYTES);
  return {
    publicKey,
    line: `${publicKey.toString('base64')}\n`,
    agree: (peerLine) => agree(privateKey, peerLine),
  };
}

/**
 * The bytes that the server signs to prove its identity in HELLO: both raw public keys, so that a signature is worth
 * nothing on a connection with other keys, as an interceptor's would be.
 */
export function handshakeTranscript(serverPublicKey: Uint8Array, clientPublicKey: Uint8Array): Buffer {
  return Buffer.concat([TRANSCRIPT_LABEL, serverPublicKey, clientPublicKey]);
}

function agree(privateKey: KeyObject, peerLine: Uint8Array | string): HandshakeOutcome {
  const text = typeof peerLine === 'string' ? peerLine : Buffer.from(peerLine).toString('latin1');
  const peerPublicKey = decodeStrictBase64(text);
  if (peerPublicKey === undefined) return { ok: false, problem: 'base64' };
  if (peerPublicKey.length !== X25519_KEY_BYTES) return { ok: false, problem: 'length' };
  const secret = sharedSecret(privateKey, peerPublicKey);
  if (secret === undefined || secret.every((byte) => byte === 0)) return { ok: false, problem: 'weak-key' };
  const aesKey = createHash('sha256').update(secret).update(KEY_DERIVATION_LABEL).digest();
  return { ok: true, aesKey, peerPublicKey };
}

/** OpenSSL itself refuses a result of zero by throwing; the caller's check stands for libraries that do not. */
function sharedSecret(privateKey: KeyObject, rawPublicKey: Buffer): Buffer | undefined {
  const der = Buffer.concat([PUBLIC_KEY_DER_PREFIX, rawPublicKey]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  try {
    return diffieHellman({ privateKey, publicKey });
  } catch {
    return undefined;
  }
}

function importPrivateKey(raw: Uint8Array): KeyObject {
  if (raw.length !== X25519_KEY_BYTES) throw new RangeError(`a private key has ${X25519_KEY_BYTES} bytes`);
  return createPrivateKey({ key: Buffer.concat([PRIVATE_KEY_DER_PREFIX, raw]), format: 'der', type: 'pkcs8' });
}
