import { toWireUser } from '@lair/contracts';
import type { UserRef__Output } from '@lair/contracts/generated/lair/common/v1/UserRef.ts';
import type { ListedUser } from '@lair/wire';
import { fixedLimits } from '../limits.ts';
import { asUser, type CommandContext } from './command.ts';

/** Users with role and display name from auth and presence from delivery, in the order given. */
export const toListedUsers = async (
  context: CommandContext,
  refs: readonly UserRef__Output[],
): Promise<ListedUser[]> => {
  if (refs.length === 0) return [];
  const ids = refs.map(({ id }) => id);
  const [users, online] = await Promise.all([
    context.peers.users.lookup(ids, context.requestId),
    onlineOf(context, ids),
  ]);
  return refs.map(({ id, username }): ListedUser => {
    const user = users.get(id);
    const presence = online.has(id) ? 'online' : 'offline';
    return user ? { ...toWireUser(user), presence } : { id, username, presence };
  });
};

const onlineOf = async (context: CommandContext, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const call = await asUser(context);
  const online = new Set<string>();
  for (let at = 0; at < ids.length; at += fixedLimits.lookupIdsMax) {
    const userIds = ids.slice(at, at + fixedLimits.lookupIdsMax);
    const { onlineUserIds } = await context.peers.delivery.call('GetPresence', { userIds }, call);
    for (const id of onlineUserIds) online.add(id);
  }
  return online;
};
