import { Prisma } from '../../generated/prisma/client.ts';
import type { PrismaClient } from '../../store/connect-postgres.ts';
import { type SearchedRow, searchedColumns, toSearchedMessage } from '../index/searched-rows.ts';
import { type OpenSegment, openSegment } from '../index/segment.ts';
import { type Expansions, expandLookUps } from '../index/word-store.ts';
import type { SearchedMessage } from '../query/message.ts';
import type { Lookup } from '../text/terms.ts';
import type { BlockTerms } from './index-plan.ts';
import type { MessageKey } from './message-key.ts';
import { tailEntriesMax } from './search-limits.ts';

/** The rooms that are searched, each with the seq up to which its messages are not for the caller. */
export type Scope = ReadonlyMap<string, number>;

/** Which messages of the scope are meant; bounds that are absent bound nothing. */
export interface Range {
  /** Exclusive. */
  readonly below?: MessageKey;
  /** Inclusive. */
  readonly from?: MessageKey;
  /** Exclusive; for a scope of one room. */
  readonly aboveSeq?: number;
  /** Exclusive; for a scope of one room. */
  readonly belowSeq?: number;
  /** Not before this. */
  readonly sinceMs: number;
  /** Before this. */
  readonly untilMs: number;
  /** The oldest first. */
  readonly ascending: boolean;
}

export interface FoundBlock {
  readonly roomId: string;
  readonly first: MessageKey;
  readonly last: MessageKey;
  readonly segment: OpenSegment;
}

/** A room whose log goes further than the index. */
export interface Tail {
  readonly roomId: string;
  /** Up to here it is indexed. */
  readonly indexedSeq: number;
}

/** A message of a tail, which may be deleted: those count for how far the tail has been read. */
export interface TailMessage {
  readonly message: SearchedMessage;
  readonly isDeleted: boolean;
  /** It was said before the tail, and changed in it. */
  readonly isOlder: boolean;
}

export interface SearchStore {
  findTails(scope: Scope): Promise<Tail[]>;
  /** At most `messagesMax` messages of each tail within the range, from its end on, and those that entries of the tail have changed. */
  readTails(tails: readonly Tail[], scope: Scope, range: Range, messagesMax: number): Promise<TailMessage[]>;
  expand(lookUps: readonly Lookup[]): Promise<Expansions>;
  /** Blocks with messages of the range, and with the terms, in the order of the range. */
  findBlocks(scope: Scope, terms: BlockTerms, range: Range, blocksMax: number): Promise<FoundBlock[]>;
  /** Messages that are not deleted, in no particular order. */
  readMessages(places: readonly { readonly roomId: string; readonly seq: number }[]): Promise<SearchedMessage[]>;
}

/** Beyond all times that anything is made at, and within those of Postgres. */
const latestMs = 8_640_000_000_000_000;
const earliestMs = -62_135_596_800_000;
const highestSeq = Number.MAX_SAFE_INTEGER;
const highestRoom = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const atMs = (ms: number): Prisma.Sql => {
  const bounded = Math.min(Math.max(ms, earliestMs), latestMs);
  return Prisma.sql`to_timestamp(${bounded}::float8 / 1000)`;
};

const columnsOf = (scope: Scope) => [[...scope.keys()], [...scope.values()]] as const;

interface BlockRow {
  readonly room_id: string;
  readonly from_seq: bigint;
  readonly to_seq: bigint;
  readonly first_ms: number;
  readonly last_ms: number;
  readonly body: Uint8Array;
}

export const blocksQuery = (
  scope: Scope,
  { allOf, anyOf }: BlockTerms,
  range: Range,
  blocksMax: number,
): Prisma.Sql => {
  const [rooms, floors] = columnsOf(scope);
  const { below } = range;
  return Prisma.sql`
    SELECT room_id, from_seq, to_seq, extract(epoch FROM first_at)::float8 * 1000 AS first_ms,
           extract(epoch FROM last_at)::float8 * 1000 AS last_ms, body
    FROM find_search_blocks(
      ${rooms}::uuid[], ${floors}::bigint[], ${allOf}::text[], ${JSON.stringify(anyOf)}::jsonb,
      ${range.aboveSeq ?? -1}::bigint, ${range.belowSeq ?? highestSeq}::bigint, ${atMs(range.sinceMs)}, ${atMs(range.untilMs)},
      ${atMs(below?.atMs ?? latestMs)}, ${below?.roomId ?? highestRoom}::uuid, ${below?.seq ?? highestSeq}::bigint,
      ${range.ascending}::boolean, ${blocksMax}::int)`;
};

const toBlock = (row: BlockRow): FoundBlock => ({
  roomId: row.room_id,
  first: { atMs: Math.round(row.first_ms), roomId: row.room_id, seq: Number(row.from_seq) },
  last: { atMs: Math.round(row.last_ms), roomId: row.room_id, seq: Number(row.to_seq) },
  segment: openSegment(row.body),
});

export const tailMessagesQuery = (
  tails: readonly Tail[],
  scope: Scope,
  { below, aboveSeq = -1, belowSeq = highestSeq, ascending }: Range,
  messagesMax: number,
): Prisma.Sql => {
  const order = ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rooms = tails.map(({ roomId }) => roomId);
  const seqs = tails.map(({ indexedSeq }) => indexedSeq);
  const floors = rooms.map((roomId) => Math.max(scope.get(roomId) ?? 0, aboveSeq));
  return Prisma.sql`
    SELECT ${searchedColumns}, m.deleted_at IS NOT NULL AS is_deleted, m.seq <= t.seq AS is_older
    FROM unnest(${rooms}::uuid[], ${seqs}::bigint[], ${floors}::bigint[]) AS t (room, seq, floor)
    CROSS JOIN LATERAL (
      (SELECT * FROM messages
       WHERE room_id = t.room AND seq > greatest(t.seq, t.floor) AND seq < ${belowSeq}::bigint
         AND (created_at, room_id, seq) < (${atMs(below?.atMs ?? latestMs)}, ${below?.roomId ?? highestRoom}::uuid, ${below?.seq ?? highestSeq}::bigint)
       ORDER BY seq ${order} LIMIT ${messagesMax}::int)
      UNION ALL
      SELECT * FROM messages WHERE seq <= t.seq AND seq > t.floor AND id IN (
        SELECT changed.message_id FROM (
          SELECT type, message_id FROM events WHERE room_id = t.room AND seq > t.seq ORDER BY seq DESC LIMIT ${tailEntriesMax}::int
        ) AS changed
        WHERE changed.type IN ('message_edited', 'message_restored', 'reaction_added', 'message_pinned'))
    ) AS m`;
};

export const messagesQuery = (places: readonly { readonly roomId: string; readonly seq: number }[]): Prisma.Sql => {
  const rooms = places.map(({ roomId }) => roomId);
  const seqs = places.map(({ seq }) => seq);
  return Prisma.sql`
    SELECT ${searchedColumns} FROM unnest(${rooms}::uuid[], ${seqs}::bigint[]) AS p (room, seq)
    JOIN messages AS m ON m.room_id = p.room AND m.seq = p.seq AND m.deleted_at IS NULL`;
};

export const createSearchStore = (postgres: PrismaClient): SearchStore => ({
  findTails: async (scope) => {
    const rows = await postgres.$queryRaw<{ room_id: string; indexed: bigint }[]>`
      SELECT h.room_id, coalesce(p.seq, 0) AS indexed FROM room_heads AS h LEFT JOIN search_progress AS p ON p.room_id = h.room_id
      WHERE h.room_id = ANY (${[...scope.keys()]}::uuid[]) AND h.head > coalesce(p.seq, 0)`;
    return rows.map(({ room_id, indexed }) => ({ roomId: room_id, indexedSeq: Number(indexed) }));
  },
  readTails: async (tails, scope, range, messagesMax) => {
    if (tails.length === 0) return [];
    const rows = await postgres.$queryRaw<(SearchedRow & { is_deleted: boolean; is_older: boolean })[]>(
      tailMessagesQuery(tails, scope, range, messagesMax),
    );
    return rows.map((row) => ({ message: toSearchedMessage(row), isDeleted: row.is_deleted, isOlder: row.is_older }));
  },
  expand: (lookUps) => expandLookUps(postgres, lookUps),
  findBlocks: async (scope, terms, range, blocksMax) =>
    (await postgres.$queryRaw<BlockRow[]>(blocksQuery(scope, terms, range, blocksMax))).map(toBlock),
  readMessages: async (places) =>
    places.length === 0 ? [] : (await postgres.$queryRaw<SearchedRow[]>(messagesQuery(places))).map(toSearchedMessage),
});
