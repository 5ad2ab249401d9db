import { createHash } from 'node:crypto';
import { FileChangedError } from '../errors.ts';

/** Bytes that can be read from any place and more than once, as going on after an interruption needs it. */
export interface UploadSource {
  /** Bytes. */
  readonly size: number;
  /** The bytes from `from` up to, not including, `to`, which is at most `size`. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** Bytes that are read at once for hashing. */
const hashedBytesMax = 1024 * 1024;

/** Makes a source of what is in memory; a source stays as it is. */
export function sourceOf(source: Uint8Array | Blob | UploadSource): UploadSource {
  if (source instanceof Uint8Array) {
    return { size: source.byteLength, read: async (from, to) => source.subarray(from, to) };
  }
  if (source instanceof Blob) {
    return { size: source.size, read: (from, to) => source.slice(from, to).bytes() };
  }
  return source;
}

/** Reads a stretch. @throws FileChangedError when the source has not as many bytes there as it said */
export async function readExactly(source: UploadSource, from: number, to: number): Promise<Uint8Array> {
  const bytes = await source.read(from, to);
  if (bytes.byteLength !== to - from) throw new FileChangedError();
  return bytes;
}

/** The SHA-256 of a source, in lower-case hex. It is read in pieces, however large it is. */
export async function sha256Of(source: UploadSource, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for (let from = 0; from < source.size; from += hashedBytesMax) {
    signal?.throwIfAborted();
    hash.update(await readExactly(source, from, Math.min(from + hashedBytesMax, source.size)));
  }
  return hash.digest('hex');
}
