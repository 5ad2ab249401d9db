import type { RefreshIdentityRequest__Output } from '@lair/contracts/generated/lair/auth/v1/RefreshIdentityRequest.ts';
import type { RefreshIdentityResponse } from '@lair/contracts/generated/lair/auth/v1/RefreshIdentityResponse.ts';
import type { AuthDeps } from './auth-deps.ts';
import { continueSession } from './continue-session.ts';

type Deps = Pick<AuthDeps, 'sessions' | 'sessionUses' | 'tokens' | 'now' | 'sessionLifeMs'>;

/** A connection that stays open uses its session too: it must not expire under it. */
export const refreshIdentity = async (
  deps: Deps,
  request: RefreshIdentityRequest__Output,
): Promise<RefreshIdentityResponse> => {
  const { account, session } = await continueSession(deps, request.sessionToken, undefined);
  return { identity: await deps.tokens.forUser(account, session) };
};
