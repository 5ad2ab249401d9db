import type { CommandParams, CommandResults } from '@lair/wire';
import type { Follower } from '../fanout/follower.ts';
import { asUser, type CommandContext, subscriberOf } from './command.ts';

/**
 * For a client that keeps its own cursors: tells where every room stands, then sends what comes after the given cursors as ordinary events,
 * then SYNCED. Rooms that are not named go on as they are.
 */
export const sync = async (
  context: CommandContext,
  { cursors = {} }: CommandParams['SYNC'],
): Promise<CommandResults['SYNC']> => {
  const { client, fanout, peers } = context;
  const subscriber = subscriberOf(context);
  await subscriber.attached;
  const { positions } = await peers.delivery.call('Connect', {}, await asUser(context));
  context.afterReply(() => {
    for (const { roomId, head } of positions) fanout.learnHead(roomId, head);
    const places = new Map<Follower, number>();
    for (const [room, seq] of Object.entries(cursors)) {
      const follower = fanout.find(subscriber, room);
      if (follower) places.set(follower, seq);
    }
    fanout.resendAfter(subscriber, places, () => client.synced());
  });
  return { rooms: positions.map(({ roomId, head, delivered }) => ({ room: roomId, head, delivered })) };
};
