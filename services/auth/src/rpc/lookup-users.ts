import { ServiceError } from '@lair/contracts';
import type { LookupUsersRequest__Output } from '@lair/contracts/generated/lair/auth/v1/LookupUsersRequest.ts';
import type { LookupUsersResponse } from '@lair/contracts/generated/lair/auth/v1/LookupUsersResponse.ts';
import { isUuid } from '@lair/wire';
import type { AuthDeps } from './auth-deps.ts';
import { toUser } from './auth-mapping.ts';

const lookupMax = 500;

export const lookupUsers = async (
  { accounts }: Pick<AuthDeps, 'accounts'>,
  { ids, usernames }: LookupUsersRequest__Output,
): Promise<LookupUsersResponse> => {
  if (ids.length + usernames.length > lookupMax) {
    throw new ServiceError('INVALID_PARAMS', {
      issues: [{ path: 'ids', message: `at most ${lookupMax} users at once` }],
    });
  }
  if (!ids.every(isUuid)) {
    throw new ServiceError('INVALID_PARAMS', { issues: [{ path: 'ids', message: 'must be UUIDs' }] });
  }
  return { users: (await accounts.find(ids, usernames)).map(toUser) };
};
