import { type RoomStanding, roomKindOf, roomRoleOf } from '@lair/contracts';
import type { RoomAccess__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomAccess.ts';
import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import type { Peer } from '@lair/service-kit';
import type { UserRef } from '../domain/message.ts';

/** A user's place in a room, as rooms tells of it. What they may do there: src/access/standing.ts. */
export interface Access {
  readonly roomId: string;
  /** By the membership alone; a role on the whole server may raise it. */
  readonly standing: RoomStanding;
  /** Messages up to this seq are not for this user; 0: all are. */
  readonly visibleAfterSeq: number;
  /** Not all members may read all of the history. */
  readonly historyFromJoining: boolean;
}

/** What this service wants of rooms. */
export interface RoomsPeer {
  /**
   * @param rooms at most 500 references.
   * @returns by reference, for those rooms that exist and that the user may see.
   * @throws ServiceError UNAVAILABLE when rooms is away.
   */
  getAccess(userId: string, rooms: readonly string[]): Promise<Map<string, Access>>;
  /** The rooms that a user may read. @throws ServiceError UNAVAILABLE when rooms is away. */
  listAccess(userId: string): Promise<Access[]>;
  /**
   * @param names of users, at most 100, compared without case.
   * @returns those that belong to members of the room.
   * @throws ServiceError UNAVAILABLE when rooms is away.
   */
  findMembers(roomId: string, names: readonly string[]): Promise<readonly UserRef[]>;
}

/** What this version does not know gives no rights: a role counts as none, a room of another kind as none at all. */
const toAccess = (access: RoomAccess__Output): Access | undefined => {
  const { roomId, membership, readOnly, visibleAfterSeq, historyFromJoining } = access;
  const kind = roomKindOf(access.kind);
  if (!kind) return undefined;
  const role = membership ? roomRoleOf(membership.role) : undefined;
  return { roomId, standing: { kind, role, readOnly }, visibleAfterSeq, historyFromJoining };
};

export const createRoomsPeer = (peer: Peer<RoomsServiceDefinition>): RoomsPeer => ({
  getAccess: async (userId, rooms) => {
    const { access } = await peer.call('GetAccess', { userId, rooms: [...rooms] });
    const known = new Map<string, Access>();
    for (const answer of access) {
      const one = toAccess(answer);
      if (one) known.set(answer.asked, one);
    }
    return known;
  },
  listAccess: async (userId) => {
    const { access } = await peer.call('ListAccess', { userId });
    return access.flatMap((answer) => toAccess(answer) ?? []);
  },
  findMembers: async (roomId, names) => {
    const { users } = await peer.call('FindMembers', { roomId, usernames: [...names] });
    return users;
  },
});
