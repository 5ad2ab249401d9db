import { tooManyRooms } from '../domain/membership-rules.ts';
import type { RoomsDeps } from './rooms-deps.ts';

/**
 * Refuses a user who is in as many rooms as allowed. Requests at the same moment may pass it together, by as many as they are: the bound
 * protects what a login costs, which a few more do not change.
 * @throws ServiceError FAILED_PRECONDITION
 */
export const requirePlace = async (
  { memberships, roomsPerUser }: Pick<RoomsDeps, 'memberships' | 'roomsPerUser'>,
  userId: string,
): Promise<void> => {
  if ((await memberships.count(userId)) >= roomsPerUser) throw tooManyRooms();
};
