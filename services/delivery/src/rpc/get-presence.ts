import type { GetPresenceRequest__Output } from '@lair/contracts/generated/lair/delivery/v1/GetPresenceRequest.ts';
import type { GetPresenceResponse } from '@lair/contracts/generated/lair/delivery/v1/GetPresenceResponse.ts';
import { limits } from '../limits.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { isUuid, requestIssues } from './request-rules.ts';

/** Which of some users are online. */
export const getPresence = async (
  { presence }: DeliveryDeps,
  { userIds }: GetPresenceRequest__Output,
): Promise<GetPresenceResponse> => {
  const issues = requestIssues();
  if (userIds.length > limits.presenceUsersMax) issues.add('user_ids', `must be at most ${limits.presenceUsersMax}`);
  for (const [index, userId] of userIds.entries()) {
    if (!isUuid(userId)) issues.add(`user_ids[${index}]`, 'must be a UUID');
  }
  issues.throwIfAny();
  return { onlineUserIds: await presence.online(userIds.map((userId) => userId.toLowerCase())) };
};
