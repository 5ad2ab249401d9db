import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import type { Peer } from '@lair/service-kit';

/** What a user may do in a room, as far as this service asks. */
export interface Access {
  readonly roomId: string;
  readonly canRead: boolean;
  readonly canPost: boolean;
}

/** What this service wants of rooms. */
export interface RoomsPeer {
  /**
   * @param rooms at most 500 references.
   * @returns by reference, for those rooms that exist and that the user may see.
   * @throws ServiceError UNAVAILABLE when rooms is away.
   */
  getAccess(userId: string, rooms: readonly string[]): Promise<Map<string, Access>>;
}

export const createRoomsPeer = (peer: Peer<RoomsServiceDefinition>): RoomsPeer => ({
  getAccess: async (userId, rooms) => {
    const { access } = await peer.call('GetAccess', { userId, rooms: [...rooms] });
    return new Map(access.map(({ asked, roomId, canRead, canPost }) => [asked, { roomId, canRead, canPost }]));
  },
});
