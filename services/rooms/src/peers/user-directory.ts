import type { AuthServiceDefinition } from '@lair/contracts/generated/lair/auth/v1/AuthService.ts';
import type { Peer } from '@lair/service-kit';
import { nameKey } from '@lair/wire';
import { LRUCache } from 'lru-cache';
import type { UserReference } from '../domain/requests.ts';
import type { UserRef } from '../domain/room.ts';

/** Knows the users there are, from auth. */
export interface UserDirectory {
  /** undefined: no such user. @throws ServiceError UNAVAILABLE when auth is away and the user was not asked for lately. */
  find(reference: UserReference, requestId: string): Promise<UserRef | undefined>;
}

/** Names never change; an entry goes after a while so that a removed account does not stay known for ever. Milliseconds. */
const rememberMs = 300_000;
const rememberedMax = 10_000;

export const createUserDirectory = (auth: Pick<Peer<AuthServiceDefinition>, 'call'>): UserDirectory => {
  const remembered = new LRUCache<string, UserRef>({ max: rememberedMax, ttl: rememberMs });
  return {
    find: async (reference, requestId) => {
      const key = 'id' in reference ? reference.id : nameKey(reference.username);
      const known = remembered.get(key);
      if (known) return known;
      const asked = 'id' in reference ? { ids: [reference.id] } : { usernames: [reference.username] };
      const [user] = (await auth.call('LookupUsers', asked, { requestId })).users;
      if (!user) return undefined;
      const found = { id: user.id, username: user.username };
      remembered.set(found.id, found);
      remembered.set(nameKey(found.username), found);
      return found;
    },
  };
};
