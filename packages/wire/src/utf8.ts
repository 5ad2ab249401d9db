import { isUtf8 } from 'node:buffer';

/**
 * Reads bytes as UTF-8 without ever replacing anything: a byte sequence that is not UTF-8 is refused, where
 * `toString('utf8')` would silently put U+FFFD in its place. A byte order mark is kept as a character.
 *
 * @returns the text, or undefined when the bytes are not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const view = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.toString('utf8');
}
