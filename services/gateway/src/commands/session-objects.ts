import { toTime, toWireUser } from '@lair/contracts';
import type { CommandResults, SessionInfo } from '@lair/wire';
import type { Identity } from '../peers/identity.ts';
import type { CommandContext } from './command.ts';

/** A login as lair/2 shows it, without its token. */
export const toWireSession = (identity: Identity): SessionInfo => ({
  id: identity.sessionId,
  expiresAt: toTime(identity.sessionExpiresAtMs),
  device: { id: identity.deviceId, name: identity.deviceName },
});

/** Makes somebody who has proved who they are the user of this connection, and answers them. */
export const welcome = (
  { client, logger, requestId }: CommandContext,
  identity: Identity,
  sessionToken: string,
): CommandResults['LOGIN'] => {
  client.logIn(identity);
  logger.info({ requestId, userId: identity.user.id, sessionId: identity.sessionId }, 'logged in');
  return { user: toWireUser(identity.user), session: { ...toWireSession(identity), token: sessionToken } };
};
