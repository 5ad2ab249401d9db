import type { Logger } from '@lair/service-kit';
import type { AttachmentMetrics } from '../attachment-metrics.ts';
import { collectGarbage, type GarbageParts } from './collect-garbage.ts';
import { createStraySweeper } from './sweep-strays.ts';

export interface GarbageCollector {
  /** Stops; resolves when the round that runs is over. */
  close(): Promise<void>;
}

export interface GarbageCollectorParts extends GarbageParts {
  readonly intervalMs: number;
  readonly logger: Logger;
  readonly metrics: AttachmentMetrics;
}

/** Pages of the storage that one round looks through for strays: more than the folders, so that small ones are seen in every round. */
const pagesPerRound = 4;

/** Collects now, and again at each interval. A round that fails is logged, and the next one does its work. */
export const startGarbageCollector = (parts: GarbageCollectorParts): GarbageCollector => {
  const { store, storage, keepMs, intervalMs, logger, metrics } = parts;
  const sweeper = createStraySweeper(store, storage);
  let running: Promise<void> | undefined;
  let isClosed = false;

  const round = async () => {
    try {
      const now = Date.now();
      const collected = await collectGarbage(parts, now);
      for (let page = 0; page < pagesPerRound && !isClosed; page++) {
        collected.strays += await sweeper.sweepPage(now - keepMs);
      }
      metrics.collected(collected);
      if (Object.values(collected).some((count) => count > 0)) logger.info(collected, 'removed what nothing refers to');
      metrics.stored(await store.totals());
    } catch (error) {
      logger.warn({ err: error }, 'could not collect attachments; trying again later');
    }
  };
  const tick = () => {
    running ??= round().finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(tick, intervalMs);
  tick();
  return {
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await running;
    },
  };
};
