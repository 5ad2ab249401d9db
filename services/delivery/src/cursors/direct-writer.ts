import { ServiceError } from '@lair/contracts';
import { limits } from '../limits.ts';
import { cursorKey, type DeviceCursor } from './cursor.ts';

/**
 * Writes cursors straight to Postgres while Redis is away. What arrives while a write is under way goes together next, each cursor once,
 * so the load on Postgres does not grow with the number of callers.
 */
export interface DirectWriter {
  /**
   * Resolves when the cursors are in Postgres.
   * @throws ServiceError UNAVAILABLE when too many wait already; whatever the write failed with otherwise.
   */
  write(cursors: readonly DeviceCursor[]): Promise<void>;
}

interface WaitingBatch {
  readonly cursors: Map<string, DeviceCursor>;
  readonly written: PromiseWithResolvers<void>;
}

const newBatch = (): WaitingBatch => ({ cursors: new Map(), written: Promise.withResolvers() });

export const createDirectWriter = (save: (cursors: readonly DeviceCursor[]) => Promise<void>): DirectWriter => {
  let waiting = newBatch();
  let writing = false;

  const writeBatch = async ({ cursors }: WaitingBatch): Promise<void> => {
    const rows = [...cursors.values()];
    for (let first = 0; first < rows.length; first += limits.checkpointRowsMax)
      await save(rows.slice(first, first + limits.checkpointRowsMax));
  };
  const drain = async (): Promise<void> => {
    writing = true;
    while (waiting.cursors.size > 0) {
      const batch = waiting;
      waiting = newBatch();
      await writeBatch(batch).then(batch.written.resolve, batch.written.reject);
    }
    writing = false;
  };
  return {
    write: async (cursors) => {
      if (waiting.cursors.size + cursors.length > limits.unsavedCursorsMax)
        throw new ServiceError('UNAVAILABLE', { retryAfterMs: limits.retryAfterMs });
      const batch = waiting;
      for (const cursor of cursors) {
        const key = cursorKey(cursor);
        if (cursor.seq >= (batch.cursors.get(key)?.seq ?? 0)) batch.cursors.set(key, cursor);
      }
      if (!writing) void drain();
      await batch.written.promise;
    },
  };
};
