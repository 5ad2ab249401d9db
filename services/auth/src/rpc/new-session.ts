import { v7 as uuidv7 } from 'uuid';
import type { Device } from '../domain/account.ts';
import { toStoredAddress } from '../domain/account-rules.ts';
import { sessionTimes } from '../domain/session-life.ts';
import { createSessionToken } from '../domain/session-token.ts';
import type { NewSession } from '../store/session-store.ts';
import type { AuthDeps } from './auth-deps.ts';

/** A session to be stored, and its token, which only the client will have. */
export const newSession = (
  { now, sessionLifeMs }: Pick<AuthDeps, 'now' | 'sessionLifeMs'>,
  device: Device,
  address: string,
): { session: NewSession; token: string } => {
  const { token, tokenHash } = createSessionToken();
  const session = {
    ...sessionTimes(now(), sessionLifeMs),
    id: uuidv7(),
    newDeviceId: uuidv7(),
    tokenHash,
    device,
    address: toStoredAddress(address),
  };
  return { session, token };
};
