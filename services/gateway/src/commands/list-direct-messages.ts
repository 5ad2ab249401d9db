import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { toWireRooms } from './room-objects.ts';

/** A page of the caller's direct rooms, the newest first. */
export const listDirectMessages = async (
  context: CommandContext,
  { cursor = '', limit = 0 }: CommandParams['LIST_DMS'],
): Promise<CommandResults['LIST_DMS']> => {
  const page = await context.peers.rooms.call('ListDirectRooms', { cursor, limit }, await asUser(context));
  const rooms = await toWireRooms(context, page.rooms);
  return page.nextCursor === '' ? { rooms } : { rooms, next: page.nextCursor };
};
