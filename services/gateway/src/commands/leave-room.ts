import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** Ends the caller's membership. Before the answer this connection stops receiving from the room; its own ROOM_LEFT goes to the others. */
export const leaveRoom = async (
  context: CommandContext,
  { room }: CommandParams['LEAVE_ROOM'],
): Promise<CommandResults['LEAVE_ROOM']> => {
  const { roomId } = await context.peers.rooms.call('LeaveRoom', { room }, await asUser(context));
  context.fanout.left(context.client, roomId);
  return {};
};
