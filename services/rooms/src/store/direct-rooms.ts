import type { UserRef } from '../domain/room.ts';
import { outboxColumns, outboxValues } from '../outbox/outbox-entry.ts';
import type { Database } from './database.ts';

/** Direct conversations: one per pair of users, whoever writes first. */
export interface DirectRooms {
  /** The id of the pair's room; undefined: they have none yet. */
  find(userId: string, otherId: string): Promise<string | undefined>;
  /** Makes the pair's room under `id`, unless the other side just did. Both sides' gateways are hinted. Call `find` for the outcome. */
  create(id: string, pair: readonly [UserRef, UserRef], atMs: number): Promise<void>;
}

/** As Postgres orders UUIDs; the database checks it. */
const inOrder = (one: string, other: string): [string, string] => (one <= other ? [one, other] : [other, one]);

export const createDirectRooms = (database: Database, partitions: number): DirectRooms => ({
  find: async (userId, otherId) => {
    const [userA, userB] = inOrder(userId, otherId);
    const room = await database.directRoom.findUnique({
      where: { userA_userB: { userA, userB } },
      select: { id: true },
    });
    return room?.id;
  },
  create: async (id, pair, atMs) => {
    const [userA, userB] = inOrder(pair[0].id, pair[1].id);
    const users = [...new Map(pair.map((user) => [user.id, user])).values()];
    const hintedUsers = users.map((user) => user.id);
    const entry = { roomId: id, change: undefined, hintedUsers, atMs };
    // Makes all of it, or nothing when the pair has a room.
    await database.$executeRaw`
      WITH new_room AS (
        INSERT INTO direct_rooms (room_id, user_a, user_b, created_at)
        VALUES (${id}::uuid, ${userA}::uuid, ${userB}::uuid, ${new Date(atMs)})
        ON CONFLICT (user_a, user_b) DO NOTHING
        RETURNING room_id
      ), participants AS (
        INSERT INTO direct_participants (room_id, user_id, username)
        SELECT room_id, users.id, users.username
        FROM new_room, unnest(${hintedUsers}::uuid[], ${users.map((user) => user.username)}::text[]) AS users (id, username)
      )
      INSERT INTO outbox (${outboxColumns}) SELECT ${outboxValues(entry, partitions)} FROM new_room`;
  },
});
