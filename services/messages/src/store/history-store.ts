import type { PagePlan } from '../domain/history-page.ts';
import type { StoredMessage } from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './connect-postgres.ts';
import { hydrate, type MessageRow, messageColumns, threadJoin } from './message-reader.ts';

/** Where a message is, and what decides who may do what with it. */
export interface MessagePlace {
  readonly id: string;
  readonly roomId: string;
  readonly seq: number;
  readonly authorId: string;
  readonly isDeleted: boolean;
  /** The message that its thread began with; undefined: it is no reply. */
  readonly threadRoot: string | undefined;
}

/** What lies next to a plan's pivot: before it the newest first, from it on the oldest first. */
export interface BothSides {
  readonly older: StoredMessage[];
  readonly newer: StoredMessage[];
}

/** Messages as they are now, in the order of their rooms. */
export interface HistoryStore {
  place(messageId: string): Promise<MessagePlace | undefined>;
  /** A room's messages, deleted ones as what is left of them. @param readerId whose own reactions are marked. */
  around(roomId: string, plan: PagePlan, readerId: string): Promise<BothSides>;
  /** A thread's replies, without those that are deleted. @param readerId whose own reactions are marked. */
  repliesAround(rootId: string, plan: PagePlan, readerId: string): Promise<BothSides>;
}

/**
 * Both sides of the pivot in one statement: two walks along a keyset that ends in seq, each as long as its limit.
 * @param among which messages (m) are walked along.
 */
const walks = (among: Prisma.Sql, { floor, pivot, olderMax, newerMax }: PagePlan): Prisma.Sql => Prisma.sql`
  (SELECT ${messageColumns} FROM messages AS m ${threadJoin}
   WHERE ${among} AND m.seq > ${floor}::bigint AND m.seq < ${pivot}::bigint ORDER BY m.seq DESC LIMIT ${olderMax}::int)
  UNION ALL
  (SELECT ${messageColumns} FROM messages AS m ${threadJoin}
   WHERE ${among} AND m.seq > ${floor}::bigint AND m.seq >= ${pivot}::bigint ORDER BY m.seq LIMIT ${newerMax}::int)`;

export const aroundQuery = (roomId: string, plan: PagePlan): Prisma.Sql =>
  walks(Prisma.sql`m.room_id = ${roomId}::uuid`, plan);

export const repliesQuery = (rootId: string, plan: PagePlan): Prisma.Sql =>
  walks(Prisma.sql`m.thread_root = ${rootId}::uuid AND m.deleted_at IS NULL`, plan);

interface PlaceRow {
  readonly id: string;
  readonly room_id: string;
  readonly seq: bigint;
  readonly author_id: string;
  readonly is_deleted: boolean;
  readonly thread_root: string | null;
}

const toPlace = (row: PlaceRow): MessagePlace => ({
  id: row.id,
  roomId: row.room_id,
  seq: Number(row.seq),
  authorId: row.author_id,
  isDeleted: row.is_deleted,
  threadRoot: row.thread_root ?? undefined,
});

export const createHistoryStore = (postgres: PrismaClient): HistoryStore => {
  const read = async (query: Prisma.Sql, pivot: number, readerId: string): Promise<BothSides> => {
    const rows = await postgres.$queryRaw<MessageRow[]>(query);
    const messages = await hydrate(postgres, rows, readerId);
    // UNION ALL promises no order.
    messages.sort((a, b) => a.seq - b.seq);
    const older = messages.filter(({ seq }) => seq < pivot).reverse();
    return { older, newer: messages.slice(older.length) };
  };
  return {
    place: async (messageId) => {
      const [row] = await postgres.$queryRaw<PlaceRow[]>`
        SELECT id, room_id, seq, author_id, deleted_at IS NOT NULL AS is_deleted, thread_root
        FROM messages WHERE id = ${messageId}::uuid`;
      return row && toPlace(row);
    },
    around: (roomId, plan, readerId) => read(aroundQuery(roomId, plan), plan.pivot, readerId),
    repliesAround: (rootId, plan, readerId) => read(repliesQuery(rootId, plan), plan.pivot, readerId),
  };
};
