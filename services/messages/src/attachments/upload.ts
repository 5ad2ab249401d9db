import { chunkBytesLeast, chunksSpare } from './attachment-limits.ts';

/** A file on its way, as its row has it. */
export interface Upload {
  readonly id: string;
  readonly roomId: string;
  readonly userId: string;
  readonly name: string;
  /** As announced. */
  readonly type: string;
  /** As announced, bytes. */
  readonly size: number;
  /** As announced, lower-case hex. */
  readonly sha256: string;
  /** Bytes that are there. */
  readonly have: number;
  /** Where the chunks begin, rising; each ends where the next begins, the last at `have`. */
  readonly chunks: readonly number[];
  /** What it became; undefined: not complete. */
  readonly attachmentId: string | undefined;
}

/** A stretch of an upload that is one object. */
export interface Chunk {
  readonly start: number;
  /** The byte after the last. */
  readonly end: number;
}

/** The objects that make up what is there, in order. */
export const chunksOf = ({ chunks, have }: Pick<Upload, 'chunks' | 'have'>): Chunk[] =>
  chunks.map((start, n) => ({ start, end: chunks[n + 1] ?? have }));

/** What to do with bytes that came for an upload. */
export type ChunkPlan =
  /** All of them are there already. */
  | { readonly kind: 'known' }
  /** They would leave a hole. */
  | { readonly kind: 'beyond' }
  /** They go past the end that was announced. */
  | { readonly kind: 'too-large' }
  /** The upload is in too many pieces. */
  | { readonly kind: 'too-small' }
  /** To be stored, without the first `skip` bytes. */
  | { readonly kind: 'store'; readonly skip: number; readonly chunk: Chunk };

/** Chunks that an upload of this size may have. */
export const chunksMax = (size: number): number => chunksSpare + Math.ceil(size / chunkBytesLeast);

export const planChunk = (
  { size, have, chunks }: Pick<Upload, 'size' | 'have' | 'chunks'>,
  offset: number,
  bytes: number,
): ChunkPlan => {
  const end = offset + bytes;
  if (end > size) return { kind: 'too-large' };
  if (offset > have) return { kind: 'beyond' };
  if (end <= have) return { kind: 'known' };
  if (chunks.length >= chunksMax(size)) return { kind: 'too-small' };
  return { kind: 'store', skip: have - offset, chunk: { start: have, end } };
};
