/**
 * The outbox: every committed entry is published, at least once, whoever dies.
 *
 * Guarantee. The transaction that appends entries also writes their stretch into the outbox; a stretch leaves the outbox only after
 * JetStream has stored all of it. So what is committed and not published is always in the outbox, and nothing that is not committed
 * ever is.
 *
 * How. The instance that committed publishes from memory at once and then takes the row out. Every instance looks for rows older than
 * a moment (`sweepAgeMs`) at its start and every `sweepIntervalMs`, whoever wrote them, and does the same with what it reads back from
 * the log: that covers an instance that died, a publish that failed, and what memory had no room for while NATS was away.
 *
 * The sweep passes over stretches that this instance holds in memory. Other instances do not know of those; they may publish them a
 * second time after a slow second, which consumers drop.
 */
import type { Logger } from '@lair/service-kit';
import type { Stretch } from '../domain/log-entry.ts';
import type { OutboxStore } from '../store/outbox-store.ts';
import type { Publisher } from './publisher.ts';

export interface Outbox {
  /** Takes over what was just committed. */
  publish(stretches: readonly Stretch[]): void;
  /** NATS is there: sweeps now, and from now on at its interval. */
  startSweeping(): void;
  /** NATS is away: a sweep would only hold locks. */
  stopSweeping(): void;
  /**
   * Stops sweeping and waits until what is in memory is published and taken out, or until `timeoutMs` are over. What is left then is
   * in the table for whoever sweeps next.
   */
  close(timeoutMs: number): Promise<void>;
}

export interface OutboxParts {
  readonly store: OutboxStore;
  readonly publisher: Publisher;
  readonly sweepAgeMs: number;
  readonly sweepIntervalMs: number;
  readonly logger: Logger;
}

export const createOutbox = (parts: OutboxParts): Outbox => {
  const { store, publisher, logger } = parts;
  /** In memory, published or not, and still in the table. */
  const held = new Set<bigint>();
  const published: bigint[] = [];
  let removing: Promise<void> | undefined;
  let sweeping: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let whenIdle: (() => void) | undefined;

  const release = (ids: readonly bigint[]) => {
    for (const id of ids) held.delete(id);
    if (held.size === 0) whenIdle?.();
  };

  /** Rows are taken out in batches too: those that gather while one statement runs go with the next. */
  const removePublished = async () => {
    while (published.length > 0) {
      const ids = published.splice(0);
      try {
        await store.remove(ids);
      } catch (error) {
        logger.warn(
          { err: error, stretches: ids.length },
          'could not clear the outbox; the sweeper will publish again',
        );
      }
      release(ids);
    }
    removing = undefined;
  };

  const publishHeld = async (stretch: Stretch) => {
    held.add(stretch.outboxId);
    if (await publisher.publish(stretch)) {
      published.push(stretch.outboxId);
      removing ??= removePublished();
    } else {
      release([stretch.outboxId]);
    }
  };

  const publishSwept = async (stretches: readonly Stretch[]): Promise<bigint[]> => {
    const outcomes = await Promise.all(stretches.map((stretch) => publisher.publish(stretch)));
    return stretches.filter((_, n) => outcomes[n]).map(({ outboxId }) => outboxId);
  };

  const sweep = async () => {
    try {
      for (let more = true; more && timer && !closed; ) {
        const result = await store.sweep(parts.sweepAgeMs, [...held], publishSwept);
        if (result.swept > 0) logger.info({ stretches: result.swept }, 'published what was left in the outbox');
        more = result.more;
      }
    } catch (error) {
      logger.warn({ err: error }, 'could not sweep the outbox; trying again');
    }
  };

  return {
    publish: (stretches) => {
      for (const stretch of stretches)
        publishHeld(stretch).catch((error: unknown) => logger.error({ err: error }, 'the outbox failed'));
    },
    startSweeping: () => {
      if (timer || closed) return;
      const tick = () => {
        sweeping ??= sweep().finally(() => {
          sweeping = undefined;
        });
      };
      timer = setInterval(tick, parts.sweepIntervalMs);
      tick();
    },
    stopSweeping: () => {
      clearInterval(timer);
      timer = undefined;
    },
    close: async (timeoutMs) => {
      closed = true;
      clearInterval(timer);
      if (held.size > 0 && timeoutMs > 0) {
        await new Promise<void>((resolve) => {
          const late = setTimeout(resolve, timeoutMs);
          whenIdle = () => {
            clearTimeout(late);
            resolve();
          };
        });
      }
      publisher.abandon();
      await Promise.all([sweeping, removing]);
    },
  };
};
