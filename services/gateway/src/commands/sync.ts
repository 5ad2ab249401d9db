import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/**
 * For a client that keeps its own cursors: tells where every room stands, then sends what comes after the given cursors as ordinary events,
 * then SYNCED. Rooms that are not named go on as they are.
 */
export const sync = async (
  context: CommandContext,
  { cursors = {} }: CommandParams['SYNC'],
): Promise<CommandResults['SYNC']> => {
  const { client, fanout, peers } = context;
  await fanout.attached(client);
  const { positions } = await peers.delivery.call('Connect', {}, await asUser(context));
  context.afterReply(() => {
    for (const { roomId, head } of positions) fanout.learnHead(roomId, head);
    fanout.resendAfter(client, cursors, () => client.synced());
  });
  return { rooms: positions.map(({ roomId, head, delivered }) => ({ room: roomId, head, delivered })) };
};
