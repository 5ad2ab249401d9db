import { ServiceError } from '@lair/contracts';
import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import type { Peer } from '@lair/service-kit';
import { LRUCache } from 'lru-cache';
import { limits } from '../limits.ts';

/** A user's place in a room. */
export interface MemberRoom {
  readonly roomId: string;
  /** Nothing up to this seq is theirs to receive. */
  readonly startSeq: number;
}

/** What delivery asks of rooms. All throw ServiceError UNAVAILABLE when rooms is away. */
export interface RoomsPeer {
  /** Every room of the user, asked with the user's own token. */
  memberships(userToken: string, requestId: string): Promise<MemberRoom[]>;
  /** Those of some rooms that the user is a member of and may read. */
  membershipsIn(userId: string, roomIds: readonly string[], requestId: string): Promise<MemberRoom[]>;
  /**
   * The user's place in one room, remembered for a moment, because replay asks for it page after page.
   * @throws ServiceError NOT_FOUND when the user is no member or may not read.
   */
  membershipIn(userId: string, roomId: string, requestId: string): Promise<MemberRoom>;
}

export const createRoomsPeer = (peer: Peer<RoomsServiceDefinition>): RoomsPeer => {
  const remembered = new LRUCache<string, MemberRoom>({
    max: limits.accessRememberedMax,
    ttl: limits.accessRememberedMs,
  });
  const membershipsIn: RoomsPeer['membershipsIn'] = async (userId, roomIds, requestId) => {
    const { access } = await peer.call('GetAccess', { userId, rooms: [...roomIds] }, { requestId });
    return access.flatMap(({ roomId, canRead, membership }) =>
      canRead && membership ? [{ roomId, startSeq: membership.startSeq }] : [],
    );
  };
  return {
    membershipsIn,
    memberships: async (userToken, requestId) => {
      const { rooms } = await peer.call('ListMemberships', {}, { userToken, requestId });
      return rooms.flatMap(({ room, membership }) =>
        room && membership ? [{ roomId: room.id, startSeq: membership.startSeq }] : [],
      );
    },
    membershipIn: async (userId, roomId, requestId) => {
      const key = `${userId}/${roomId}`;
      const known = remembered.get(key);
      if (known) return known;
      const [found] = await membershipsIn(userId, [roomId], requestId);
      if (!found) throw new ServiceError('NOT_FOUND', { what: 'room' });
      remembered.set(key, found);
      return found;
    },
  };
};
