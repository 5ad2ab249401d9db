import { type OnlineUser, parseOnlineMember, redisKeys, ServiceError } from '@lair/contracts';
import type { Redis } from '@lair/service-kit';
import { limits } from '../limits.ts';
import { decodeOnlineCursor, encodeOnlineCursor } from './online-cursor.ts';

/** Reads who is online. What gateways and the reaper write; see the Redis keys in contracts. */
export interface PresenceIndex {
  /**
   * A page of those online, by username without case.
   * @throws ServiceError INVALID_PARAMS (a cursor that is not from here), UNAVAILABLE (Redis away).
   */
  list(cursor: string, limit: number): Promise<{ users: OnlineUser[]; nextCursor: string }>;
  /** Those of some users who are online. @throws ServiceError UNAVAILABLE (Redis away). */
  online(userIds: readonly string[]): Promise<string[]>;
}

export const createPresenceIndex = (redis: Redis): PresenceIndex => {
  const ask = async <T>(question: () => Promise<T>): Promise<T> => {
    const away = (cause?: unknown) => new ServiceError('UNAVAILABLE', { retryAfterMs: limits.retryAfterMs }, { cause });
    if (redis.status !== 'ready') throw away();
    try {
      return await question();
    } catch (cause) {
      throw away(cause);
    }
  };
  return {
    list: async (cursor, limit) => {
      const after = decodeOnlineCursor(cursor);
      const from = after === undefined ? '-' : `(${after}`;
      // One more than asked for tells whether there is a next page.
      const members = await ask(() => redis.zrangebylex(redisKeys.online, from, '+', 'LIMIT', 0, limit + 1));
      const page = members.slice(0, limit);
      const last = page.at(-1);
      return {
        users: page.flatMap((member) => parseOnlineMember(member) ?? []),
        nextCursor: members.length > limit && last !== undefined ? encodeOnlineCursor(last) : '',
      };
    },
    online: async (userIds) => {
      const asked = [...new Set(userIds)];
      const found = await ask(() =>
        Promise.all(asked.map((userId) => redis.exists(redisKeys.userConnections(userId)))),
      );
      return asked.filter((_, index) => found[index] === 1);
    },
  };
};
