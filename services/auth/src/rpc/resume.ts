import type { ResumeRequest__Output } from '@lair/contracts/generated/lair/auth/v1/ResumeRequest.ts';
import type { ResumeResponse } from '@lair/contracts/generated/lair/auth/v1/ResumeResponse.ts';
import { toStoredAddress } from '../domain/account-rules.ts';
import type { AuthDeps } from './auth-deps.ts';
import { toAuthenticated } from './auth-mapping.ts';
import { continueSession } from './continue-session.ts';

type Deps = Pick<AuthDeps, 'sessions' | 'sessionUses' | 'tokens' | 'now' | 'sessionLifeMs'>;

export const resume = async (deps: Deps, request: ResumeRequest__Output): Promise<ResumeResponse> => {
  const { account, session } = await continueSession(deps, request.sessionToken, toStoredAddress(request.address));
  const identity = await deps.tokens.forUser(account, session);
  return { authenticated: toAuthenticated(account, session, identity) };
};
