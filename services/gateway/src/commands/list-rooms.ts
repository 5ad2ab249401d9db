import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { toWireRooms } from './room-objects.ts';

/** A page of the public rooms and the caller's own, by name. */
export const listRooms = async (
  context: CommandContext,
  { query = '', mine = false, cursor = '', limit = 0 }: CommandParams['LIST_ROOMS'],
): Promise<CommandResults['LIST_ROOMS']> => {
  const page = await context.peers.rooms.call('ListRooms', { query, mine, cursor, limit }, await asUser(context));
  const rooms = await toWireRooms(context, page.rooms);
  return page.nextCursor === '' ? { rooms } : { rooms, next: page.nextCursor };
};
