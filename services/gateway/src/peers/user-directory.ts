import type { AuthServiceDefinition } from '@lair/contracts/generated/lair/auth/v1/AuthService.ts';
import type { User__Output } from '@lair/contracts/generated/lair/common/v1/User.ts';
import type { Peer } from '@lair/service-kit';
import { LRUCache } from 'lru-cache';
import { fixedLimits } from '../limits.ts';

/** Looks users up by id, remembering them for a little while: names never change, and a role may lag for that long on screens only. */
export interface UserDirectory {
  /**
   * Those of the users that exist, by id; any number of them.
   * @throws ServiceError UNAVAILABLE when auth is away.
   */
  lookup(ids: readonly string[], requestId?: string): Promise<ReadonlyMap<string, User__Output>>;
}

export const createUserDirectory = (auth: Pick<Peer<AuthServiceDefinition>, 'call'>): UserDirectory => {
  const remembered = new LRUCache<string, User__Output>({
    max: fixedLimits.rememberedUsersMax,
    ttl: fixedLimits.rememberUserMs,
  });
  return {
    lookup: async (ids, requestId) => {
      const found = new Map<string, User__Output>();
      const missing: string[] = [];
      for (const id of new Set(ids)) {
        const user = remembered.get(id);
        if (user) found.set(id, user);
        else missing.push(id);
      }
      for (let at = 0; at < missing.length; at += fixedLimits.lookupIdsMax) {
        const page = missing.slice(at, at + fixedLimits.lookupIdsMax);
        const { users } = await auth.call('LookupUsers', { ids: page }, { requestId });
        for (const user of users) {
          remembered.set(user.id, user);
          found.set(user.id, user);
        }
      }
      return found;
    },
  };
};
