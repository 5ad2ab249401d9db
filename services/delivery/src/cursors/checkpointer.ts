/**
 * Writes raised cursors from Redis to Postgres.
 *
 * No cursor is lost by a process that dies in between: an entry is read, written, and crossed off only then, and only if it still says what
 * was written. Until that it stays for the next checkpoint, of this instance or another. Any number may checkpoint at the same time, since
 * Postgres takes the maximum.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@lair/service-kit';
import type { BusinessEvents } from '../business-events.ts';
import { limits } from '../limits.ts';
import { cursorKey, type DeviceCursor } from './cursor.ts';
import type { CursorCache } from './cursor-cache.ts';
import type { CursorStore } from './cursor-store.ts';

export interface Checkpointer {
  /** Writes a last checkpoint and ends. */
  stop(): Promise<void>;
}

/** Redis may give an entry twice in one scan, with two values: one statement can take it once. */
const oncePerCursor = (cursors: readonly DeviceCursor[]): DeviceCursor[] => [
  ...new Map(cursors.map((cursor) => [cursorKey(cursor), cursor])).values(),
];

export const startCheckpointer = (options: {
  readonly cache: CursorCache;
  readonly store: CursorStore;
  readonly events: BusinessEvents;
  readonly logger: Logger;
}): Checkpointer => {
  const { cache, store, events, logger } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let failing = false;

  const save = async (cursors: readonly DeviceCursor[]): Promise<void> => {
    await store.raise(cursors);
    await cache.settle(cursors);
    events.cursorsSaved(cursors.length, 'checkpoint');
  };
  const checkpoint = async (): Promise<void> => {
    if (!cache.isReachable()) return;
    try {
      for await (const page of cache.unsaved()) {
        const cursors = oncePerCursor(page);
        // A page of a small hash is the whole hash, however many were asked for.
        for (let first = 0; first < cursors.length; first += limits.checkpointRowsMax)
          await save(cursors.slice(first, first + limits.checkpointRowsMax));
      }
      failing = false;
    } catch (error) {
      if (!failing) logger.warn({ err: error }, 'cursors cannot be saved; they wait in Redis');
      failing = true;
    }
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await checkpoint();
      await pause(limits.checkpointIntervalMs, undefined, { signal }).catch(() => undefined);
    }
    await checkpoint();
  };

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
