import { type Subjects, sessionEndedCodec } from '@lair/contracts';
import type { Logger, NatsConnection } from '@lair/service-kit';

/** Tells every gateway at once that a session has ended. */
export interface SessionAnnouncer {
  /**
   * Does not wait and does not fail: while NATS is away the announcement is kept back, and a gateway that misses it learns of the end
   * when it next refreshes the session's identity.
   */
  ended(session: { readonly sessionId: string; readonly userId: string; readonly reason: 'logout' }): void;
}

/** @param connecting resolves when NATS is reached for the first time; auth does its work before that too. */
export const createSessionAnnouncer = (
  connecting: Promise<NatsConnection>,
  subjects: Subjects,
  logger: Logger,
): SessionAnnouncer => ({
  ended: (session) => {
    connecting
      .then((nats) => nats.publish(subjects.sessionsEnded, sessionEndedCodec.encode(session)))
      .catch((error: unknown) => logger.warn({ err: error }, 'could not announce that a session ended'));
  },
});
