/**
 * Keeps the search index up with the log, off the path of writes: it reads the log behind a cursor of its own, as any consumer does.
 *
 * It is told of rooms that have changed by the instance that committed, gathers for a moment, and takes them further. A sweep compares all
 * rooms with their heads, at the start and from time to time: that covers an instance that died, a pass that failed, and rooms that there
 * was no room to remember. Whatever is not indexed yet search looks at directly, so being late costs time, not hits.
 */
import type { Logger } from '@lair/service-kit';
import type { SearchMetrics } from '../search-metrics.ts';
import { gatherMs, passBehindRoomsMax, passRoomsMax, waitingRoomsMax } from './index-limits.ts';
import type { IndexStore } from './index-store.ts';

export interface SearchIndexer {
  /** These rooms' logs have grown. */
  noticed(roomIds: Iterable<string>): void;
  /** Stops; a pass under way is finished. */
  close(): Promise<void>;
}

export interface SearchIndexerParts {
  readonly store: IndexStore;
  readonly sweepMs: number;
  readonly logger: Logger;
  readonly metrics: Pick<SearchMetrics, 'passBegins'>;
}

/** The lowest UUID. */
const beforeAllRooms = '00000000-0000-0000-0000-000000000000';

export const startSearchIndexer = ({ store, sweepMs, logger, metrics }: SearchIndexerParts): SearchIndexer => {
  const waiting = new Set<string>();
  /** Rooms that a pass did not come to the end of: they go on a few at a time, between the others. */
  const behind = new Set<string>();
  let running: Promise<void> | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | undefined;
  let closed = false;

  const pass = async (rooms: Set<string>, roomsMax: number) => {
    const roomIds = [...rooms.values()].slice(0, roomsMax);
    if (roomIds.length === 0) return;
    for (const roomId of roomIds) rooms.delete(roomId);
    const stop = metrics.passBegins();
    const { messages, more } = await store.advance(roomIds);
    stop(messages);
    for (const roomId of more) behind.add(roomId);
  };

  const indexWaiting = async () => {
    try {
      while (waiting.size + behind.size > 0 && !closed) {
        await pass(waiting, passRoomsMax);
        await pass(behind, passBehindRoomsMax);
      }
    } catch (error) {
      // The rooms are still behind, which the next sweep sees.
      logger.warn({ err: error }, 'could not take the search index further; trying again');
    }
  };
  const start = () => {
    gathering = undefined;
    running ??= indexWaiting().finally(() => {
      running = undefined;
      if (waiting.size > 0) gather();
    });
  };
  const gather = () => {
    if (closed || running || gathering) return;
    gathering = setTimeout(start, gatherMs);
  };
  const notice = (roomIds: Iterable<string>) => {
    for (const roomId of roomIds) if (waiting.size < waitingRoomsMax) waiting.add(roomId);
    if (waiting.size > 0) gather();
  };

  const sweep = async () => {
    try {
      for (let after: string | undefined = beforeAllRooms; after !== undefined && !closed; ) {
        const { roomIds, next } = await store.behind(after);
        notice(roomIds);
        after = next;
      }
    } catch (error) {
      logger.warn({ err: error }, 'could not look for rooms to index; trying again');
    }
  };
  const tick = () => {
    sweeping ??= sweep().finally(() => {
      sweeping = undefined;
    });
  };
  const timer = setInterval(tick, sweepMs);
  tick();

  return {
    noticed: notice,
    close: async () => {
      closed = true;
      clearInterval(timer);
      clearTimeout(gathering);
      await Promise.all([running, sweeping]);
    },
  };
};
