import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomFillSync } from 'node:crypto';
import { decodeUtf8 } from '../utf8.ts';
import { decodeStrictBase64 } from './strict-base64.ts';

const CIPHER = 'aes-256-gcm';
/** Bytes of the random nonce in front of each line's ciphertext. */
export const NONCE_BYTES = 12;
/** Bytes of the tag after it. */
export const TAG_BYTES = 16;
/** Bytes of an AES-256 key. */
export const AES_KEY_BYTES = 32;
/** Lines that one key may seal: with random nonces, a repeat stays unlikely (2^-32) up to here (NIST SP 800-38D, 8.3). */
export const SEALED_LINES_MAX = 2 ** 32;
const NONCE_POOL_BYTES = 512 * NONCE_BYTES;

/** Fills in the nonce of the next line. It must never give the same bytes twice under one key. */
export type NonceSource = (nonce: Buffer) => void;

/** Why a line does not open. In every case the stream cannot be trusted any more: close the connection. */
export type UnsealProblem =
  /** Not base64 in its strict form. */
  | 'base64'
  /** Shorter than a nonce and a tag. */
  | 'too-short'
  /** The tag is wrong: another key, or changed on the way. */
  | 'tag'
  /** Opened, but not UTF-8. */
  | 'utf8';

/** Outcome of opening a line. */
export type UnsealedLine =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: UnsealProblem };

/**
 * Seals and opens the lines of one classic connection: base64(nonce ‖ ciphertext ‖ tag), AES-256-GCM, no associated
 * data, one key for both directions. There is no counter on the wire, so replayed or reordered lines open as well:
 * that is a property of the classic protocol, and why lair/2 over TLS is preferred.
 */
export class SealedLines {
  /** Imported once: given raw, the key would be imported for every line, which costs four times the encryption. */
  readonly #key: KeyObject;
  readonly #nextNonce: NonceSource;
  #sealed = 0;

  /** @param nextNonce only for test vectors; the default draws from the system's random source */
  constructor(aesKey: Buffer, nextNonce: NonceSource = pooledRandomNonce) {
    if (aesKey.length !== AES_KEY_BYTES) throw new RangeError(`an AES key has ${AES_KEY_BYTES} bytes`);
    this.#key = createSecretKey(aesKey);
    this.#nextNonce = nextNonce;
  }

  /**
   * Seals one line, which may hold newlines: they are inside the encryption.
   * @returns the wire line with its `\n`, ASCII only
   * @throws RangeError after `SEALED_LINES_MAX` lines; the connection must be closed, a new one has a new key
   */
  seal(text: string): string {
    if (this.#sealed >= SEALED_LINES_MAX) throw new RangeError('this key has sealed as many lines as it may');
    this.#sealed++;
    const nonce = Buffer.allocUnsafe(NONCE_BYTES);
    this.#nextNonce(nonce);
    const cipher = createCipheriv(CIPHER, this.#key, nonce);
    const ciphertext = cipher.update(text, 'utf8');
    cipher.final();
    const sealed = Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]);
    return `${sealed.toString('base64')}\n`;
  }

  /** Opens one wire line, given without its `\n`. Never throws. */
  open(line: Uint8Array | string): UnsealedLine {
    const sealed = decodeStrictBase64(typeof line === 'string' ? line : toLatin1(line));
    if (sealed === undefined) return { ok: false, problem: 'base64' };
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return { ok: false, problem: 'too-short' };
    const tagStart = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, this.#key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(sealed.subarray(tagStart));
    const plaintext = decipher.update(sealed.subarray(NONCE_BYTES, tagStart));
    try {
      decipher.final();
    } catch {
      return { ok: false, problem: 'tag' };
    }
    const text = decodeUtf8(plaintext);
    return text === undefined ? { ok: false, problem: 'utf8' } : { ok: true, text };
  }
}

/** Bytes of a wire line, without its `\n`, that seals this many bytes of plaintext: what a limit on lines has to allow. */
export function sealedLineBytes(plaintextBytes: number): number {
  return 4 * Math.ceil((NONCE_BYTES + plaintextBytes + TAG_BYTES) / 3);
}

/** Random bytes are drawn in bulk, because a draw of 12 bytes costs nearly as much as one of thousands. */
const noncePool = Buffer.allocUnsafeSlow(NONCE_POOL_BYTES);
let noncePoolUsed = NONCE_POOL_BYTES;

function pooledRandomNonce(nonce: Buffer): void {
  if (noncePoolUsed === NONCE_POOL_BYTES) {
    randomFillSync(noncePool);
    noncePoolUsed = 0;
  }
  noncePool.copy(nonce, 0, noncePoolUsed, noncePoolUsed + NONCE_BYTES);
  noncePoolUsed += NONCE_BYTES;
}

function toLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
