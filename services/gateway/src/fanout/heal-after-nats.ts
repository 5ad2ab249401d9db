import type { Logger } from '@lair/service-kit';
import type { Peers } from '../peers/peers.ts';
import type { ConnectionIndex } from './connection-index.ts';
import { learnHead } from './deliver-push.ts';
import type { RoomFollowing } from './follow-rooms.ts';
import type { Replays } from './replay.ts';

export interface HealOptions {
  readonly peers: Peers;
  readonly index: ConnectionIndex;
  readonly following: RoomFollowing;
  readonly replays: Replays;
  readonly logger: Logger;
  readonly headsPerCallMax: number;
  readonly reconcilesMax: number;
}

/**
 * Makes good for what core NATS lost while it was away: hints of joined and left rooms, by asking for memberships again, and pushes, by
 * comparing the heads of all rooms that are followed here.
 */
export const healAfterNats = async (options: HealOptions): Promise<void> => {
  const { index, following, logger } = options;
  const subscribers = [...index.users()].flatMap((userId) => [...index.ofUser(userId)]);
  const reconcileNext = async (): Promise<void> => {
    for (let next = subscribers.pop(); next; next = subscribers.pop()) {
      if (!next.active) continue;
      try {
        await following.reconcile(next);
      } catch (error) {
        logger.warn({ err: error }, 'memberships could not be compared');
      }
    }
  };
  await Promise.all(Array.from({ length: options.reconcilesMax }, reconcileNext));
  await compareHeads(options);
};

const compareHeads = async ({ peers, index, replays, headsPerCallMax }: HealOptions): Promise<void> => {
  const roomIds = [...index.rooms()].map((room) => room.id);
  for (let at = 0; at < roomIds.length; at += headsPerCallMax) {
    const { heads } = await peers.messages.call('GetHeads', { roomIds: roomIds.slice(at, at + headsPerCallMax) });
    for (const { roomId, head } of heads) learnHead(roomId, head, index, replays);
  }
};
