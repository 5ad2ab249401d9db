import type { EndSessionResponse } from '@lair/contracts/generated/lair/auth/v1/EndSessionResponse.ts';
import type { UserCaller } from '@lair/service-kit';
import type { AuthDeps } from './auth-deps.ts';

type Deps = Pick<AuthDeps, 'sessions' | 'announcer' | 'now'>;

export const endSession = async (deps: Deps, { userId, sessionId }: UserCaller): Promise<EndSessionResponse> => {
  await deps.sessions.end(sessionId, deps.now());
  // Announced on a repeat too: the first announcement may be what got lost.
  deps.announcer.ended({ sessionId, userId, reason: 'logout' });
  return {};
};
