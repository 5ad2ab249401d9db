/**
 * Puts an upload's chunks together: one pass, in which the file is stored, hashed and looked at. Holds a few chunks and the file's head
 * in memory, however large the file.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { chunksAhead, headBytesMax } from './attachment-limits.ts';
import type { Blob } from './blob.ts';
import { decideType, findPixels, findType } from './sniff-type.ts';
import { chunkKey, newBlobKey } from './storage/object-keys.ts';
import { ObjectMissingError, type ObjectStorage } from './storage/object-storage.ts';
import { createTextDetector } from './text-detector.ts';
import { type Chunk, chunksOf, type Upload } from './upload.ts';

/** A chunk that is counted is not there: the storage has lost it. */
export class ChunkLostError extends Error {
  override readonly name = 'ChunkLostError';
  readonly chunk: Chunk;

  constructor(chunk: Chunk) {
    super('a chunk is lost');
    this.chunk = chunk;
  }
}

const readChunk = async (storage: ObjectStorage, uploadId: string, chunk: Chunk): Promise<Buffer> => {
  const bytes = chunk.end - chunk.start;
  try {
    const data = await storage.read(chunkKey(uploadId, chunk.start, chunk.end), 0, bytes);
    if (data.length === bytes) return data;
  } catch (error) {
    if (!(error instanceof ObjectMissingError)) throw error;
  }
  throw new ChunkLostError(chunk);
};

/** The chunks' bytes in order; the next few are read while one is used. */
async function* readAhead(storage: ObjectStorage, upload: Upload): AsyncGenerator<Buffer> {
  const reading: Promise<Buffer>[] = [];
  try {
    for (const chunk of chunksOf(upload)) {
      const read = readChunk(storage, upload.id, chunk);
      read.catch(() => undefined); // told to whoever takes it
      reading.push(read);
      if (reading.length > chunksAhead) yield await (reading.shift() as Promise<Buffer>);
    }
    while (reading.length > 0) yield await (reading.shift() as Promise<Buffer>);
  } finally {
    await Promise.allSettled(reading);
  }
}

/** What became of the chunks. */
export interface Assembled {
  readonly blob: Blob;
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
}

/**
 * Stores the file as a new blob, whatever its hash turns out to be.
 * @throws ChunkLostError, StorageAwayError: nothing is stored then.
 */
export const assembleBlob = async (storage: ObjectStorage, upload: Upload): Promise<Assembled> => {
  const hash = createHash('sha256');
  const text = createTextDetector();
  const head: Buffer[] = [];
  let seen = 0;
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const data of readAhead(storage, upload)) {
      hash.update(data);
      text.see(data);
      if (seen < headBytesMax) head.push(data.subarray(0, headBytesMax - seen));
      seen += data.length;
      yield data;
    }
  }
  const objectKey = newBlobKey();
  await storage.putStream(objectKey, Readable.from(bytes(), { objectMode: false }), upload.size);
  const headBytes = Buffer.concat(head);
  const type = decideType(await findType(headBytes), text.isText(), upload.type);
  const pixels = type.startsWith('image/') ? findPixels(headBytes) : undefined;
  return { blob: { objectKey, type, width: pixels?.width, height: pixels?.height }, sha256: hash.digest('hex') };
};
