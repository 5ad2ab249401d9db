import { type FileHandle, open } from 'node:fs/promises';
import type { UploadSource } from './upload-source.ts';

/** A file that is open for uploading. Close it afterwards, or declare it with `await using`. */
export interface FileSource extends UploadSource, AsyncDisposable {
  close(): Promise<void>;
}

/**
 * Opens a file for uploading.
 * @throws what the system says when it cannot be opened; TypeError when it is no regular file, which cannot be read twice
 */
export async function fileSource(path: string): Promise<FileSource> {
  const file = await open(path, 'r');
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new TypeError('only a regular file can be uploaded');
    const close = (): Promise<void> => file.close();
    return { size: stats.size, read: (from, to) => readStretch(file, from, to), close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Fewer bytes than asked for are there only where the file ends. */
async function readStretch(file: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(to - from);
  let filled = 0;
  while (filled < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, filled, bytes.byteLength - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
