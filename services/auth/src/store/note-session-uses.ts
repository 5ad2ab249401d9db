import type { Logger } from '@lair/service-kit';
import type { SessionStore, SessionUse } from './session-store.ts';

/**
 * Notes that sessions are used without making their users wait: while one statement is under way the next uses gather, and then go
 * together. What is lost when the process dies costs nothing but that a session's end is moved on at its next use instead.
 */
export interface SessionUses {
  note(use: SessionUse): void;
  /** Resolves when everything noted has been stored, or could not be. */
  settle(): Promise<void>;
}

/** Uses that may gather; past it they are dropped. */
const gatheredMax = 10_000;

export const noteSessionUses = (store: Pick<SessionStore, 'noteUses'>, logger: Logger): SessionUses => {
  let gathered = new Map<string, SessionUse>();
  let storing: Promise<void> | undefined;
  const storeAll = async () => {
    while (gathered.size > 0) {
      const uses = [...gathered.values()];
      gathered = new Map();
      try {
        await store.noteUses(uses);
      } catch (error) {
        logger.warn({ err: error, sessions: uses.length }, 'could not note that sessions were used');
      }
    }
    storing = undefined;
  };
  return {
    note: (use) => {
      if (gathered.size < gatheredMax) gathered.set(use.sessionId, use);
      storing ??= storeAll();
    },
    settle: async () => storing,
  };
};
