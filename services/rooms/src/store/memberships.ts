import { nameKey } from '@lair/wire';
import { type Actor, memberJoined, memberLeft } from '../domain/changes.ts';
import type { NewRoom } from '../domain/requests.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { outboxColumns, outboxValues } from '../outbox/outbox-entry.ts';
import type { Database } from './database.ts';

/**
 * Makes rooms and changes who is in them. Each change takes the lock of the room's row first and then is one statement with the row's
 * count of members and the outbox entry in it, so changes of one room happen one after the other, each as a whole or not at all.
 */
export interface Memberships {
  /** `name taken`, however close the race was. */
  createRoom(room: NewRoom & { readonly id: string }, creator: Actor, atMs: number): Promise<'created' | 'name taken'>;
  join(join: Join): Promise<'joined' | 'member already' | 'room full' | 'no such room'>;
  /** If the owner leaves, the highest-ranking of those who remain, and of them the one longest there, becomes the owner. */
  leave(roomId: string, actor: Actor, atMs: number): Promise<'left' | 'no member'>;
  /** In how many rooms the user is, direct ones included. */
  count(userId: string): Promise<number>;
}

export interface Join {
  readonly roomId: string;
  readonly actor: Actor;
  /** The room's head, read before. */
  readonly startSeq: number;
  readonly atMs: number;
}

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0];
/** A transaction is a few statements; what takes longer is waiting for the lock of a busy room. */
const transactionLimits = { maxWait: 4_000, timeout: 4_000 };

/** undefined: no such room. */
const lockRoom = async (transaction: Transaction, roomId: string) => {
  const [room] = await transaction.$queryRaw<{ max_members: number | null; member_count: number }[]>`
    SELECT max_members, member_count FROM rooms WHERE id = ${roomId}::uuid FOR NO KEY UPDATE`;
  return room;
};

export const createMemberships = (database: Database, partitions: number): Memberships => ({
  createRoom: async (room, creator, atMs) => {
    const at = new Date(atMs);
    const { retentionDays, maxMembers, slowModeSeconds, readOnly, history } = room.settings;
    const change = memberJoined(room.id, creator, 'owner', atMs);
    const entry = { roomId: room.id, change, hintedUsers: [creator.id], atMs };
    // Nobody else can know the new room's id, so there is nothing to lock. Returns how many outbox rows were made: 1, or 0.
    const created = await database.$executeRaw`
      WITH new_room AS (
        INSERT INTO rooms (id, name, name_key, kind, topic, retention_days, max_members, slow_mode_seconds, read_only,
                           history, created_by, created_at, member_count)
        VALUES (${room.id}::uuid, ${room.name}, ${room.nameKey}, ${room.kind}::room_kind, ${room.topic}, ${retentionDays ?? null}::int,
                ${maxMembers ?? null}::int, ${slowModeSeconds ?? null}::int, ${readOnly}, ${history}::history_visibility,
                ${creator.id}::uuid, ${at}, 1)
        ON CONFLICT (name_key) DO NOTHING
        RETURNING id
      ), owner AS (
        INSERT INTO memberships (room_id, user_id, username, username_key, role, joined_at, start_seq)
        SELECT id, ${creator.id}::uuid, ${creator.username}, ${nameKey(creator.username)}, 'owner', ${at}, 0 FROM new_room
      )
      INSERT INTO outbox (${outboxColumns}) SELECT ${outboxValues(entry, partitions)} FROM new_room`;
    return created === 1 ? 'created' : 'name taken';
  },

  join: ({ roomId, actor, startSeq, atMs }) =>
    database.$transaction(async (transaction) => {
      const room = await lockRoom(transaction, roomId);
      if (!room) return 'no such room';
      const isFull = room.max_members !== null && room.member_count >= room.max_members;
      const change = memberJoined(roomId, actor, 'member', atMs);
      const entry = { roomId, change, hintedUsers: [actor.id], atMs };
      // Returns how many outbox rows were made: 0 when the user is a member already, or there is no room for more.
      const joined = await transaction.$executeRaw`
        WITH joined AS (
          INSERT INTO memberships (room_id, user_id, username, username_key, role, joined_at, start_seq)
          SELECT ${roomId}::uuid, ${actor.id}::uuid, ${actor.username}, ${nameKey(actor.username)}, 'member', ${new Date(atMs)}, ${startSeq}
          WHERE NOT ${isFull}
          ON CONFLICT (room_id, user_id) DO NOTHING
          RETURNING room_id
        ), counted AS (
          UPDATE rooms SET member_count = member_count + 1 WHERE id IN (SELECT room_id FROM joined)
        )
        INSERT INTO outbox (${outboxColumns}) SELECT ${outboxValues(entry, partitions)} FROM joined`;
      if (joined === 1) return 'joined';
      if (!isFull) return 'member already';
      const [member] = await transaction.$queryRaw<unknown[]>`
        SELECT 1 FROM memberships WHERE room_id = ${roomId}::uuid AND user_id = ${actor.id}::uuid`;
      return member ? 'member already' : 'room full';
    }, transactionLimits),

  leave: (roomId, actor, atMs) =>
    database.$transaction(async (transaction) => {
      await lockRoom(transaction, roomId);
      const change = memberLeft(roomId, actor, atMs);
      const entry = { roomId, change, hintedUsers: [actor.id], atMs };
      // The values of room_role are in order of rank. Returns how many outbox rows were made: 0 when the user is no member.
      const left = await transaction.$executeRaw`
        WITH gone AS (
          DELETE FROM memberships WHERE room_id = ${roomId}::uuid AND user_id = ${actor.id}::uuid RETURNING room_id, role
        ), heir AS (
          SELECT user_id FROM memberships
          WHERE room_id = ${roomId}::uuid AND user_id <> ${actor.id}::uuid
          ORDER BY role, joined_at, user_id
          LIMIT 1
        ), inherited AS (
          UPDATE memberships SET role = 'owner'
          WHERE room_id = ${roomId}::uuid AND user_id = (SELECT user_id FROM heir) AND EXISTS (SELECT FROM gone WHERE role = 'owner')
        ), counted AS (
          UPDATE rooms SET member_count = member_count - 1 WHERE id IN (SELECT room_id FROM gone)
        )
        INSERT INTO outbox (${outboxColumns}) SELECT ${outboxValues(entry, partitions)} FROM gone`;
      return left === 1 ? 'left' : 'no member';
    }, transactionLimits),

  count: async (userId) => {
    const [row] = await database.$queryRaw<{ rooms: number }[]>(Prisma.sql`
      SELECT ((SELECT count(*) FROM memberships WHERE user_id = ${userId}::uuid)
            + (SELECT count(*) FROM direct_participants WHERE user_id = ${userId}::uuid))::int AS rooms`);
    return row?.rooms ?? 0;
  },
});
