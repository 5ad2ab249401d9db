import { ServiceError } from '@lair/contracts';
import type { Account } from '../domain/account.ts';
import { isUseNoted, sessionTimes } from '../domain/session-life.ts';
import { hashSessionToken } from '../domain/session-token.ts';
import type { Session } from '../store/session-store.ts';
import type { AuthDeps } from './auth-deps.ts';

/**
 * The running session of a token, whose life this use moves on. One query; the use is noted in the background, at most once a minute.
 * @param address where the client connects from; undefined: where it was last.
 * @throws ServiceError UNAUTHENTICATED when there is no such session, or it has ended or expired.
 */
export const continueSession = async (
  deps: Pick<AuthDeps, 'sessions' | 'sessionUses' | 'now' | 'sessionLifeMs'>,
  token: string,
  address: string | undefined,
): Promise<{ account: Account; session: Session }> => {
  const nowMs = deps.now();
  const running = await deps.sessions.findRunning(hashSessionToken(token), nowMs);
  if (!running) throw new ServiceError('UNAUTHENTICATED', { reason: 'session' });
  const { account, session } = running;
  const from = address ?? session.address;
  if (!isUseNoted(session, nowMs) && from === session.address) return running;
  const times = sessionTimes(nowMs, deps.sessionLifeMs);
  deps.sessionUses.note({ ...times, sessionId: session.id, address: from });
  return { account, session: { ...session, ...times, address: from } };
};
