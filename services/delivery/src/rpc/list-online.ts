import type { ListOnlineRequest__Output } from '@lair/contracts/generated/lair/delivery/v1/ListOnlineRequest.ts';
import type { ListOnlineResponse } from '@lair/contracts/generated/lair/delivery/v1/ListOnlineResponse.ts';
import { limits } from '../limits.ts';
import type { DeliveryDeps } from './delivery-deps.ts';
import { pageLimit, requestIssues } from './request-rules.ts';

/** A page of those online, by name. */
export const listOnline = async (
  { presence }: DeliveryDeps,
  { cursor, limit }: ListOnlineRequest__Output,
): Promise<ListOnlineResponse> => {
  const issues = requestIssues();
  const users = pageLimit(limit, limits.onlinePageDefault, limits.onlinePageMax, issues);
  issues.throwIfAny();
  return presence.list(cursor, users);
};
