import type { Membership, UserRef } from '../domain/room.ts';
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
}

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
});
