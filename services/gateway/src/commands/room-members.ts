import { toTime } from '@lair/contracts';
import type { CommandParams, CommandResults, ListedUser } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { toWireRoomRole } from './room-objects.ts';
import { toListedUsers } from './user-objects.ts';

/** A page of a room's members. With `watch` this connection is told when one of them comes or goes. */
export const roomMembers = async (
  context: CommandContext,
  { room, cursor = '', limit = 0, watch = false }: CommandParams['ROOM_MEMBERS'],
): Promise<CommandResults['ROOM_MEMBERS']> => {
  const page = await context.peers.rooms.call('ListMembers', { room, cursor, limit }, await asUser(context));
  const refs = page.members.flatMap(({ user }) => user ?? []);
  // Before presence is asked for: a change in between is then told, rather than missed.
  if (watch)
    context.fanout.watch(
      context.client,
      refs.map(({ id }) => id),
    );
  const users = new Map((await toListedUsers(context, refs)).map((user): [string, ListedUser] => [user.id, user]));
  const members = page.members.flatMap(({ user: ref, membership }) => {
    const user = ref ? users.get(ref.id) : undefined;
    if (!user || !membership) return [];
    return [{ user, role: toWireRoomRole(membership.role), joinedAt: toTime(membership.joinedAtMs) }];
  });
  return page.nextCursor === '' ? { members } : { members, next: page.nextCursor };
};
