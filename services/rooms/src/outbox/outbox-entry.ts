import { partitionOf, roomChangeCodec } from '@lair/contracts';
import type { RoomChange } from '@lair/contracts/generated/lair/rooms/v1/RoomChange.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** What will be told to others about a change, once the change is committed. */
export interface OutboxEntry {
  readonly roomId: string;
  /** For the other services; undefined: there is nothing in it for them. */
  readonly change: RoomChange | undefined;
  /** Whose gateways get a hint. */
  readonly hintedUsers: readonly string[];
  readonly atMs: number;
}

/**
 * The values of an entry in the order of `outboxColumns`, for the statement that makes the change: both are committed together, or
 * neither is. The statement must hold the lock on the room's row, which makes the ids of a room's entries grow in the order of commit.
 */
export const outboxValues = ({ roomId, change, hintedUsers, atMs }: OutboxEntry, partitions: number): Prisma.Sql => {
  const bytes = change === undefined ? null : Uint8Array.from(roomChangeCodec.encode(change));
  return Prisma.sql`${roomId}::uuid, ${partitionOf(roomId, partitions)}::int, ${bytes}::bytea, ${[...hintedUsers]}::uuid[], ${new Date(atMs)}::timestamptz`;
};

export const outboxColumns = Prisma.sql`room_id, partition, change, hinted_users, created_at`;
