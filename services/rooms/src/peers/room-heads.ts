import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';

/** Asks messages how far the logs of rooms go. */
export interface RoomHeads {
  /** seq of the room's newest event; 0: none. @throws ServiceError UNAVAILABLE when messages is away. */
  read(roomId: string, requestId: string): Promise<number>;
}

export const createRoomHeads = (messages: Pick<Peer<MessagesServiceDefinition>, 'call'>): RoomHeads => ({
  read: async (roomId, requestId) => {
    const { heads } = await messages.call('GetHeads', { roomIds: [roomId] }, { requestId });
    return heads.find((head) => head.roomId === roomId)?.head ?? 0;
  },
});
