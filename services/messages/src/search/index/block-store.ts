import { Prisma } from '../../generated/prisma/client.ts';
import type { Queryable } from '../../store/connect-postgres.ts';
import { type BlockSize, unfinishedBlocksMax } from './merge-levels.ts';
import { decodeSegment, encodeSegment, type Segment } from './segment.ts';

/** A stretch of a room's log in the index. It has at least one message; its first and last are its bounds. */
export interface Block {
  readonly roomId: string;
  readonly segment: Segment;
}

/** The terms by which a room's blocks are found. */
export const roomTerm = (roomId: string): string => `@${roomId}`;

interface SizeRow {
  readonly room_id: string;
  readonly from_seq: bigint;
  readonly entries: bigint;
  readonly bytes: number;
}

/** The newest blocks of rooms, the newest first. */
export const readSizes = async (
  queryable: Queryable,
  roomIds: readonly string[],
): Promise<Map<string, BlockSize[]>> => {
  const rows = await queryable.$queryRaw<SizeRow[]>`
    SELECT r.room AS room_id, b.from_seq, b.entries, b.bytes
    FROM unnest(${roomIds}::uuid[]) AS r (room)
    CROSS JOIN LATERAL (
      SELECT from_seq, to_seq - from_seq + 1 AS entries, octet_length(body) AS bytes FROM search_blocks
      WHERE room_id = r.room ORDER BY from_seq DESC LIMIT ${unfinishedBlocksMax}::int
    ) AS b
    ORDER BY r.room, b.from_seq DESC`;
  const sizes = new Map<string, BlockSize[]>();
  for (const row of rows) {
    const size = { fromSeq: Number(row.from_seq), entries: Number(row.entries), bytes: row.bytes };
    sizes.set(row.room_id, [...(sizes.get(row.room_id) ?? []), size]);
  }
  return sizes;
};

/** Where a block is. */
export interface BlockPlace {
  readonly roomId: string;
  readonly fromSeq: number;
}

const columnsOf = (places: readonly BlockPlace[]) =>
  [places.map(({ roomId }) => roomId), places.map(({ fromSeq }) => fromSeq)] as const;

export const readBlocks = async (queryable: Queryable, places: readonly BlockPlace[]): Promise<Block[]> => {
  if (places.length === 0) return [];
  const [rooms, seqs] = columnsOf(places);
  const rows = await queryable.$queryRaw<{ room_id: string; body: Uint8Array }[]>`
    SELECT b.room_id, b.body FROM unnest(${rooms}::uuid[], ${seqs}::bigint[]) AS p (room, seq)
    JOIN search_blocks AS b ON b.room_id = p.room AND b.from_seq = p.seq`;
  return rows.map(({ room_id, body }) => ({ roomId: room_id, segment: decodeSegment(body) }));
};

/** For each message the block whose stretch it lies in; those that lie in none are left out. */
export const findCovering = async (
  queryable: Queryable,
  messages: readonly { readonly roomId: string; readonly seq: number }[],
): Promise<(BlockPlace & { readonly seq: number })[]> => {
  const rooms = messages.map(({ roomId }) => roomId);
  const seqs = messages.map(({ seq }) => seq);
  const rows = await queryable.$queryRaw<{ room_id: string; seq: bigint; from_seq: bigint }[]>`
    SELECT m.room AS room_id, m.seq, b.from_seq FROM unnest(${rooms}::uuid[], ${seqs}::bigint[]) AS m (room, seq)
    CROSS JOIN LATERAL (
      SELECT from_seq, to_seq FROM search_blocks WHERE room_id = m.room AND from_seq <= m.seq ORDER BY from_seq DESC LIMIT 1
    ) AS b
    WHERE b.to_seq >= m.seq`;
  return rows.map((row) => ({ roomId: row.room_id, seq: Number(row.seq), fromSeq: Number(row.from_seq) }));
};

export const removeBlocks = async (queryable: Queryable, places: readonly BlockPlace[]): Promise<void> => {
  if (places.length === 0) return;
  const [rooms, seqs] = columnsOf(places);
  await queryable.$executeRaw`
    DELETE FROM search_blocks AS b USING unnest(${rooms}::uuid[], ${seqs}::bigint[]) AS p (room, seq)
    WHERE b.room_id = p.room AND b.from_seq = p.seq`;
};

export const insertBlocks = async (queryable: Queryable, blocks: readonly Block[]): Promise<void> => {
  if (blocks.length === 0) return;
  const column = <T>(of: (block: Block) => T): T[] => blocks.map(of);
  const first = ({ segment }: Block) => segment.messages[0] as Segment['messages'][number];
  const last = ({ segment }: Block) => segment.messages.at(-1) as Segment['messages'][number];
  // Arrays of arrays must be rectangular: terms travel as text, which none of them has a line feed in.
  await queryable.$executeRaw(Prisma.sql`
    INSERT INTO search_blocks (room_id, from_seq, to_seq, first_at, last_at, terms, body)
    SELECT room, from_seq, to_seq, to_timestamp(first_ms / 1000), to_timestamp(last_ms / 1000), string_to_array(terms, E'\\n'),
           decode(body, 'base64')
    FROM unnest(
      ${column(({ roomId }) => roomId)}::uuid[],
      ${column((block) => first(block).seq)}::bigint[],
      ${column((block) => last(block).seq)}::bigint[],
      ${column((block) => first(block).atMs)}::float8[],
      ${column((block) => last(block).atMs)}::float8[],
      ${column(({ roomId, segment }) => [roomTerm(roomId), ...segment.terms].join('\n'))}::text[],
      ${column(({ segment }) => encodeSegment(segment).toString('base64'))}::text[]
    ) AS b (room, from_seq, to_seq, first_ms, last_ms, terms, body)`);
};
