import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { toWireRoomOf } from './room-objects.ts';

/** Makes the caller a member and follows the room; for a member already the answer is the same. */
export const joinRoom = async (
  context: CommandContext,
  { room }: CommandParams['JOIN_ROOM'],
): Promise<CommandResults['JOIN_ROOM']> => {
  const { room: view } = await context.peers.rooms.call('JoinRoom', { room }, await asUser(context));
  if (view) await context.fanout.joined(context.client, view);
  return { room: await toWireRoomOf(context, view) };
};
