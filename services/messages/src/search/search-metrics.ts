import { Counter, Histogram, type Registry } from 'prom-client';

/** What search counts. */
export interface SearchMetrics {
  /** A pass of the indexer begins. @returns to be called with the messages it read; not called when it failed. */
  passBegins(): (messages: number) => void;
  /** A page was found with so much work. */
  found(blocksOpened: number, messagesLookedAt: number): void;
}

export const createSearchMetrics = (register: Registry): SearchMetrics => {
  const registers = [register];
  const passSeconds = new Histogram({
    name: 'lair_messages_search_pass_seconds',
    help: 'How long passes of the search indexer took.',
    buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const indexed = new Counter({
    name: 'lair_messages_search_indexed_total',
    help: 'Messages that the search indexer has read.',
    registers,
  });
  const blocks = new Histogram({
    name: 'lair_messages_search_blocks_opened',
    help: 'Blocks of the index that a page of a search opened.',
    buckets: [0, 1, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  const messages = new Histogram({
    name: 'lair_messages_search_messages_looked_at',
    help: 'Messages that a page of a search looked at.',
    buckets: [0, 10, 50, 100, 200, 500, 1_000, 2_000],
    registers,
  });
  return {
    passBegins: () => {
      const stop = passSeconds.startTimer();
      return (count) => {
        stop();
        indexed.inc(count);
      };
    },
    found: (blocksOpened, messagesLookedAt) => {
      blocks.observe(blocksOpened);
      messages.observe(messagesLookedAt);
    },
  };
};
