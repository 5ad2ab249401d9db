import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './connect-postgres.ts';

/** `mentions.user_id` of those that mention everybody in the room. */
export const everybody = '00000000-0000-0000-0000-000000000000';

/** How far a room's messages are counted, as the proto promises. */
export const mentionsCountedMax = 1_000;

/** Which messages of a room are counted. */
export interface CountFrom {
  readonly roomId: string;
  /** Messages with seq above this. */
  readonly afterSeq: number;
}

/** Whom messages mention. */
export interface MentionStore {
  /** How many messages of others mention the user, by room; rooms without any are left out. */
  count(userId: string, from: readonly CountFrom[]): Promise<Map<string, number>>;
}

/** Messages of one room (`from`) that mention somebody, without those of `userId`. */
const mentioning = (mentioned: string, userId: string): Prisma.Sql => Prisma.sql`
  SELECT n.seq FROM mentions AS n
  WHERE n.user_id = ${mentioned}::uuid AND n.room_id = p.room_id AND n.seq > p.after_seq
    AND (SELECT m.author_id FROM messages AS m WHERE m.room_id = n.room_id AND m.seq = n.seq) <> ${userId}::uuid
  ORDER BY n.seq LIMIT ${mentionsCountedMax}::int`;

/**
 * One statement for all rooms. The two walks of a room are bounded, so its work is, however many mentions wait; a message on both counts
 * once. The author is looked up mention by mention, which keeps the planner from reading a room's messages through.
 */
export const countMentionsQuery = (userId: string, from: readonly CountFrom[]): Prisma.Sql => Prisma.sql`
  SELECT p.room_id, counted.count
  FROM unnest(${from.map(({ roomId }) => roomId)}::uuid[], ${from.map(({ afterSeq }) => afterSeq)}::bigint[]) AS p (room_id, after_seq)
  CROSS JOIN LATERAL (
    SELECT least(count(*), ${mentionsCountedMax}::int)::int AS count
    FROM ((${mentioning(userId, userId)}) UNION (${mentioning(everybody, userId)})) AS found
  ) AS counted
  WHERE counted.count > 0`;

export const createMentionStore = (postgres: PrismaClient): MentionStore => ({
  count: async (userId, from) => {
    if (from.length === 0) return new Map();
    const rows = await postgres.$queryRaw<{ room_id: string; count: number }[]>(countMentionsQuery(userId, from));
    return new Map(rows.map(({ room_id, count }) => [room_id, count]));
  },
});
