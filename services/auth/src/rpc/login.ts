import { ServiceError } from '@lair/contracts';
import type { LoginRequest__Output } from '@lair/contracts/generated/lair/auth/v1/LoginRequest.ts';
import type { LoginResponse } from '@lair/contracts/generated/lair/auth/v1/LoginResponse.ts';
import { checkLogin } from '../domain/account-rules.ts';
import type { AuthDeps } from './auth-deps.ts';
import { toAuthenticated } from './auth-mapping.ts';
import { newSession } from './new-session.ts';

type Deps = Pick<AuthDeps, 'accounts' | 'sessions' | 'passwords' | 'tokens' | 'now' | 'sessionLifeMs'>;

export const login = async (deps: Deps, request: LoginRequest__Output): Promise<LoginResponse> => {
  const { username, password, device } = checkLogin(request);
  const found = await deps.accounts.findForLogin(username);
  const matches = await deps.passwords.verify(found?.passwordHash, password);
  // One answer for both, after the same work: nobody learns from it which usernames exist.
  if (!found || !matches) throw new ServiceError('UNAUTHENTICATED', { reason: 'credentials' });
  const { session, token } = newSession(deps, device, request.address);
  const opened = await deps.sessions.open(found.account.id, session);
  const identity = await deps.tokens.forUser(found.account, opened);
  return { authenticated: toAuthenticated(found.account, opened, identity), sessionToken: token };
};
