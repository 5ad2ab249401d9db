import type { Logger } from '@lair/service-kit';
import type { SessionStore } from './session-store.ts';

/** How often, milliseconds. Nothing depends on it but the size of the table. */
const removeEveryMs = 3_600_000;
/** Most rows removed by one statement, so that none takes long. */
const removeMax = 1_000;

/**
 * Removes sessions that have expired, at once and then every hour; ended ones too, when they would have expired. Instances that do so at
 * the same time take different rows.
 * @returns what stops it, and resolves when the statement under way is over.
 */
export const removeExpiredSessions = (
  store: Pick<SessionStore, 'removeExpired'>,
  logger: Logger,
  now: () => number,
): (() => Promise<void>) => {
  let stopped = false;
  const removeAll = async () => {
    try {
      while (!stopped && (await store.removeExpired(now(), removeMax)) === removeMax);
    } catch (error) {
      logger.warn({ err: error }, 'could not remove expired sessions');
    }
  };
  let removing = removeAll();
  const timer = setInterval(() => {
    removing = removing.then(removeAll);
  }, removeEveryMs);
  return () => {
    stopped = true;
    clearInterval(timer);
    return removing;
  };
};
