import type { StoredMessage } from '../domain/message.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { PrismaClient } from './connect-postgres.ts';
import { hydrate, type MessageRow, messageColumns, threadJoin } from './message-reader.ts';

/** Which of a room's pins are wanted. */
export interface PinRange {
  /** Messages with seq up to this are left out. */
  readonly visibleAfterSeq: number;
  readonly limit: number;
}

/** What is pinned in rooms. */
export interface PinStore {
  /** The one pinned last first. @param readerId whose own reactions are marked. */
  list(roomId: string, range: PinRange, readerId: string): Promise<StoredMessage[]>;
}

export const pinsQuery = (roomId: string, { visibleAfterSeq, limit }: PinRange): Prisma.Sql => Prisma.sql`
  SELECT ${messageColumns} FROM messages AS m ${threadJoin}
  WHERE m.room_id = ${roomId}::uuid AND m.pinned_at IS NOT NULL AND m.deleted_at IS NULL AND m.seq > ${visibleAfterSeq}::bigint
  ORDER BY m.pinned_at DESC, m.seq DESC LIMIT ${limit}::int`;

export const createPinStore = (postgres: PrismaClient): PinStore => ({
  list: async (roomId, range, readerId) =>
    hydrate(postgres, await postgres.$queryRaw<MessageRow[]>(pinsQuery(roomId, range)), readerId),
});
