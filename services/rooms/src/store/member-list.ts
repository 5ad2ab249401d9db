import type { Membership, UserRef } from '../domain/room.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from './database.ts';

export interface Member {
  readonly user: UserRef;
  readonly membership: Membership;
}

/** Lists a room's members by username without case, a page at a time. */
export interface MemberList {
  /** @param afterKey lower-case username after which the page begins; empty: the start. */
  page(roomId: string, afterKey: string, limit: number): Promise<Member[]>;
  /** Both sides of a direct room (or the one), by username. */
  ofDirectRoom(roomId: string): Promise<Member[]>;
  /** Those members of a room of any kind who have one of some names, in no particular order. @param usernameKeys in lower case */
  named(roomId: string, usernameKeys: readonly string[]): Promise<UserRef[]>;
}

/** The query of `named`. Usernames are ASCII, and "C" folds that as nameKey does, whatever the database's own collation. */
export const namedMembersQuery = (roomId: string, usernameKeys: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT user_id AS id, username FROM memberships
  WHERE room_id = ${roomId}::uuid AND username_key = ANY(${usernameKeys}::text[])
  UNION ALL
  SELECT user_id, username FROM direct_participants
  WHERE room_id = ${roomId}::uuid AND lower(username COLLATE "C") = ANY(${usernameKeys}::text[])`;

export const createMemberList = (database: Database): MemberList => ({
  page: async (roomId, afterKey, limit) => {
    const rows = await database.membership.findMany({
      where: { roomId, usernameKey: { gt: afterKey } },
      orderBy: { usernameKey: 'asc' },
      take: limit,
    });
    return rows.map(({ userId, username, role, joinedAt, startSeq }) => ({
      user: { id: userId, username },
      membership: { role, joinedAtMs: joinedAt.getTime(), startSeq: Number(startSeq) },
    }));
  },
  ofDirectRoom: async (roomId) => {
    const rows = await database.directParticipant.findMany({
      where: { roomId },
      include: { room: { select: { createdAt: true } } },
      orderBy: { username: 'asc' },
    });
    return rows.map(({ userId, username, startSeq, room }) => ({
      user: { id: userId, username },
      membership: { role: 'member', joinedAtMs: room.createdAt.getTime(), startSeq: Number(startSeq) },
    }));
  },
  named: (roomId, usernameKeys) => database.$queryRaw<UserRef[]>(namedMembersQuery(roomId, usernameKeys)),
});
