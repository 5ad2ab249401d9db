import { ServiceError } from '@lair/contracts';
import type { UserCaller } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';

/**
 * The room that a user wants to read.
 * @param room reference: a UUID in lower case, or a name.
 * @param what is not found when the user may not see it.
 * @throws ServiceError NOT_FOUND: no such room, or not this user's to read, which look alike.
 */
export const requireReader = async (
  cache: AccessCache,
  { userId }: UserCaller,
  room: string,
  what: 'room' | 'message' = 'room',
): Promise<{ readonly roomId: string }> => {
  const access = cache.granted(userId, room, 'canRead') ?? (await cache.ask(userId, room));
  if (!access?.canRead) throw new ServiceError('NOT_FOUND', { what });
  return access;
};
