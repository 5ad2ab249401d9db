import { ServiceError } from '@lair/contracts';
import type { RegisterRequest__Output } from '@lair/contracts/generated/lair/auth/v1/RegisterRequest.ts';
import type { RegisterResponse } from '@lair/contracts/generated/lair/auth/v1/RegisterResponse.ts';
import { v7 as uuidv7 } from 'uuid';
import type { Account } from '../domain/account.ts';
import { checkRegistration } from '../domain/account-rules.ts';
import type { AuthDeps } from './auth-deps.ts';
import { toAuthenticated } from './auth-mapping.ts';
import { newSession } from './new-session.ts';

type Deps = Pick<AuthDeps, 'accounts' | 'sessions' | 'passwords' | 'tokens' | 'now' | 'sessionLifeMs'>;

const nameTaken = () => new ServiceError('ALREADY_EXISTS', { what: 'user' });

export const register = async (deps: Deps, request: RegisterRequest__Output): Promise<RegisterResponse> => {
  const { username, password, displayName, device } = checkRegistration(request);
  // Saves the hashing; whether the name is free is settled by the insert.
  if (await deps.accounts.isNameTaken(username)) throw nameTaken();
  const passwordHash = await deps.passwords.hash(password);
  const account: Account = { id: uuidv7(), username, displayName, role: 'user' };
  const { session, token } = newSession(deps, device, request.address);
  const opened = await deps.sessions.register({ account, passwordHash }, session);
  if (!opened) throw nameTaken();
  const identity = await deps.tokens.forUser(account, opened);
  return { authenticated: toAuthenticated(account, opened, identity), sessionToken: token };
};
