import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { toWireRoomOf } from './room-objects.ts';

/** One room, with the caller's place in it. */
export const roomInfo = async (
  context: CommandContext,
  { room }: CommandParams['ROOM_INFO'],
): Promise<CommandResults['ROOM_INFO']> => {
  const { room: view } = await context.peers.rooms.call('GetRoom', { room }, await asUser(context));
  return { room: await toWireRoomOf(context, view) };
};
