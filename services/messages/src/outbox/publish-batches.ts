/**
 * How stretches of the log become JetStream messages. Pure.
 */
import { createHash } from 'node:crypto';
import type { StoredEntry, Stretch } from '../domain/log-entry.ts';

/** A part of a stretch that fits into one JetStream message. */
export interface Piece {
  readonly roomId: string;
  /** In order of seq, without holes; at least one. */
  readonly entries: readonly StoredEntry[];
  readonly bytes: number;
}

/** Cuts a stretch where it would not fit one message. An entry that does not fit alone goes alone. */
export const cutStretch = ({ roomId, entries }: Stretch, bytesMax: number): Piece[] => {
  const pieces: { roomId: string; entries: StoredEntry[]; bytes: number }[] = [];
  for (const entry of entries) {
    const last = pieces.at(-1);
    if (last && last.bytes + entry.bytes <= bytesMax) {
      last.entries.push(entry);
      last.bytes += entry.bytes;
    } else {
      pieces.push({ roomId, entries: [entry], bytes: entry.bytes });
    }
  }
  return pieces;
};

/**
 * The id by which JetStream recognises the same message published again: the ranges it holds, hashed when there are several.
 */
export const messageIdOf = (pieces: readonly Piece[]): string => {
  const ranges = pieces.map(({ roomId, entries }) => `${roomId}:${entries[0]?.seq}-${entries.at(-1)?.seq}`);
  const [only] = ranges;
  if (only !== undefined && ranges.length === 1) return only;
  return createHash('sha256').update(ranges.join(' ')).digest('base64url');
};
