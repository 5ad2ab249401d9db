import type { PagePlan } from '../domain/history-page.ts';
import type { MessageEntry, StoredEntry } from '../domain/log-entry.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './connect-postgres.ts';
import { type MessageRow, toStoredMessage } from './entry-rows.ts';

export type StoredMessage = StoredEntry<MessageEntry>;

/** Messages as they are now. */
export interface HistoryStore {
  find(messageId: string): Promise<StoredMessage | undefined>;
  /** The seq of a message of this room. */
  findSeq(roomId: string, messageId: string): Promise<number | undefined>;
  /** What lies next to a plan's pivot: before it the newest first, from it on the oldest first. */
  around(roomId: string, plan: PagePlan): Promise<{ older: StoredMessage[]; newer: StoredMessage[] }>;
}

const messageColumns = Prisma.sql`id, room_id, seq, author_id, author_name, type::text AS type, content, created_at, client_id`;

/** Both sides of the pivot in one statement: two walks along the keyset (room_id, seq), each as long as its limit. */
export const aroundQuery = (roomId: string, { pivot, olderMax, newerMax }: PagePlan): Prisma.Sql => Prisma.sql`
  (SELECT true AS is_older, ${messageColumns} FROM messages
   WHERE room_id = ${roomId}::uuid AND seq < ${pivot}::bigint ORDER BY seq DESC LIMIT ${olderMax}::int)
  UNION ALL
  (SELECT false, ${messageColumns} FROM messages
   WHERE room_id = ${roomId}::uuid AND seq >= ${pivot}::bigint ORDER BY seq LIMIT ${newerMax}::int)`;

export const createHistoryStore = (postgres: PrismaClient): HistoryStore => ({
  find: async (messageId) => {
    const [row] = await postgres.$queryRaw<MessageRow[]>`
      SELECT ${messageColumns} FROM messages WHERE id = ${messageId}::uuid`;
    return row && toStoredMessage(row);
  },
  findSeq: async (roomId, messageId) => {
    const row = await postgres.message.findUnique({ where: { id: messageId, roomId }, select: { seq: true } });
    return row ? Number(row.seq) : undefined;
  },
  around: async (roomId, plan) => {
    const rows = await postgres.$queryRaw<(MessageRow & { is_older: boolean })[]>(aroundQuery(roomId, plan));
    const older: StoredMessage[] = [];
    const newer: StoredMessage[] = [];
    for (const row of rows) (row.is_older ? older : newer).push(toStoredMessage(row));
    // UNION ALL promises no order.
    older.sort((a, b) => b.seq - a.seq);
    newer.sort((a, b) => a.seq - b.seq);
    return { older, newer };
  },
});
