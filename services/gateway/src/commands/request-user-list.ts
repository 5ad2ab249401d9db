import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** A page of the users who are online, by name. */
export const requestUserList = async (
  context: CommandContext,
  { cursor = '', limit = 0 }: CommandParams['REQUEST_USER_LIST'],
): Promise<CommandResults['REQUEST_USER_LIST']> => {
  const page = await context.peers.delivery.call('ListOnline', { cursor, limit }, await asUser(context));
  const users = page.users.map(({ userId, username }) => ({ id: userId, username, presence: 'online' as const }));
  return page.nextCursor === '' ? { users } : { users, next: page.nextCursor };
};
