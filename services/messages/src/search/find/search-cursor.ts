/**
 * Where a search goes on. Ranked hits cannot be paged by their rank alone, as new messages would move them: so the cursor carries the
 * window whose hits are ranked with one another, and the place in it. What is said later lies above the window and moves nothing.
 */
import { createHash } from 'node:crypto';
import { CURSOR_CHARACTERS_MAX } from '@lair/wire';
import type { MessageKey } from './message-key.ts';

/** The place of a hit in its window. */
export interface HitPlace {
  readonly score: number;
  readonly key: MessageKey;
}

export type SearchCursor =
  /** The next window, which begins below this key. */
  | { readonly kind: 'window'; readonly below: MessageKey }
  /** The same window: from a key (absent: from the beginning) to below another, after a place. */
  | {
      readonly kind: 'page';
      readonly below: MessageKey;
      readonly from: MessageKey | undefined;
      readonly after: HitPlace;
      /** Above the window there was nothing when the search began. */
      readonly isNewest: boolean;
    };

const version = 1;
const digestBytes = 6;
const keyBytes = 8 + 16 + 8;

/** What a cursor belongs to: another query must not be gone on with. */
const digestOf = (query: string, room: string): Buffer =>
  createHash('sha256').update(`${room}\n${query}`).digest().subarray(0, digestBytes);

const keyToBytes = ({ atMs, roomId, seq }: MessageKey): Buffer => {
  const bytes = Buffer.alloc(keyBytes);
  bytes.writeDoubleLE(atMs, 0);
  Buffer.from(roomId.replaceAll('-', ''), 'hex').copy(bytes, 8);
  bytes.writeDoubleLE(seq, 24);
  return bytes;
};

const keyFromBytes = (bytes: Buffer): MessageKey | undefined => {
  const hex = bytes.toString('hex', 8, 24);
  const roomId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  const key = { atMs: bytes.readDoubleLE(0), roomId, seq: bytes.readDoubleLE(24) };
  return Number.isSafeInteger(key.atMs) && Number.isSafeInteger(key.seq) ? key : undefined;
};

/** Bits of the second byte. */
const flags = { page: 1, from: 2, newest: 4 } as const;

export const encodeSearchCursor = (cursor: SearchCursor, query: string, room: string): string => {
  const parts = [digestOf(query, room), keyToBytes(cursor.below)];
  let bits = 0;
  if (cursor.kind === 'page') {
    bits = flags.page | (cursor.from ? flags.from : 0) | (cursor.isNewest ? flags.newest : 0);
    const score = Buffer.alloc(8);
    score.writeDoubleLE(cursor.after.score);
    parts.push(keyToBytes(cursor.after.key), score);
    if (cursor.from) parts.push(keyToBytes(cursor.from));
  }
  return Buffer.concat([Buffer.from([version, bits]), ...parts]).toString('base64url');
};

/** @returns undefined for anything but a cursor of this query. */
export const decodeSearchCursor = (text: string, query: string, room: string): SearchCursor | undefined => {
  if (text.length > CURSOR_CHARACTERS_MAX || !/^[\w-]*$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  const bits = bytes[1] ?? 0;
  const isPage = (bits & flags.page) !== 0;
  const hasFrom = (bits & flags.from) !== 0;
  const size = 2 + digestBytes + keyBytes + (isPage ? keyBytes + 8 : 0) + (hasFrom ? keyBytes : 0);
  if (bytes[0] !== version || bytes.length !== size || (hasFrom && !isPage)) return undefined;
  let at = 2;
  const take = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  if (!take(digestBytes).equals(digestOf(query, room))) return undefined;
  const below = keyFromBytes(take(keyBytes));
  if (!below) return undefined;
  if (!isPage) return { kind: 'window', below };
  const key = keyFromBytes(take(keyBytes));
  const score = take(8).readDoubleLE(0);
  const from = hasFrom ? keyFromBytes(take(keyBytes)) : undefined;
  if (!key || !Number.isFinite(score) || (hasFrom && !from)) return undefined;
  return { kind: 'page', below, from, after: { score, key }, isNewest: (bits & flags.newest) !== 0 };
};
