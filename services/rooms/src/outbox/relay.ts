import type { Subjects } from '@lair/contracts';
import type { Logger, NatsConnection } from '@lair/service-kit';
import type { UserAndRoom } from '../store/room-views.ts';
import type { Outbox } from './outbox.ts';
import { createChangePublisher } from './publish-changes.ts';

/**
 * Tells others what was committed: changes to JetStream for the services, then hints to the gateways of the users concerned.
 *
 * Guarantee: every committed change is published at least once, and changes of one room in the order of their commit. It holds because a
 * change and its outbox row commit together, the ids of one room's rows grow in that order (outbox-entry.ts), and rows are taken in order
 * of id by one instance at a time, and removed only once they are confirmed. Hints are sent once and may be lost.
 *
 * The instance that commits wakes its relay at once. What an instance that died left behind, any other finds within the sweep interval.
 * While NATS is away, rows gather in Postgres and commits go on.
 */
export interface Relay {
  /** There is something new. Call it after commit. */
  wake(): void;
  /** Resolves when what is being published has been, or could not be. */
  close(): Promise<void>;
}

export interface RelayOptions {
  readonly outbox: Outbox;
  /** Resolves when NATS is reached for the first time. */
  readonly connecting: Promise<NatsConnection>;
  readonly subjects: Subjects;
  /** Sends each user's gateways how the user stands to the room now. */
  readonly sendHints: (nats: NatsConnection, pairs: readonly UserAndRoom[]) => Promise<void>;
  readonly logger: Logger;
}

/** How often an instance looks for rows that nobody woke it for, and tries again after a failure, milliseconds. */
const sweepEveryMs = 1_000;
/** Rows published at once: at some 300 bytes each well below what NATS takes in one message. */
const entriesMax = 500;

export const startRelay = ({ outbox, connecting, subjects, sendHints, logger }: RelayOptions): Relay => {
  let closing = false;
  let woken = false;
  let wakeUp: () => void = () => undefined;

  const drain = async (nats: NatsConnection, publish: ReturnType<typeof createChangePublisher>) => {
    for (;;) {
      const entries = await outbox.drain(entriesMax, publish);
      if (entries.length === 0) return;
      const pairs = entries.flatMap(({ roomId, hintedUsers }) => hintedUsers.map((userId) => ({ userId, roomId })));
      await sendHints(nats, pairs);
      if (entries.length < entriesMax) return;
    }
  };
  const pause = async (): Promise<void> => {
    if (woken || closing) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      wakeUp = resolve;
      timer = setTimeout(resolve, sweepEveryMs);
    });
    clearTimeout(timer);
  };

  const run = async () => {
    const nats = await Promise.race([connecting, untilClosed]);
    if (!nats) return;
    const publish = createChangePublisher(nats, subjects);
    let failing = false;
    do {
      woken = false;
      try {
        await drain(nats, publish);
        if (failing) logger.info('changes are published again');
        failing = false;
      } catch (error) {
        if (!failing) logger.warn({ err: error }, 'changes cannot be published; they are kept');
        failing = true;
        woken = false;
      }
      await pause();
      // A last look when something was committed just before closing.
    } while (!closing || woken);
  };

  let closed: () => void = () => undefined;
  const untilClosed = new Promise<undefined>((resolve) => {
    closed = () => resolve(undefined);
  });
  const running = run().catch((error: unknown) =>
    logger.error({ err: error }, 'the relay of room changes has stopped'),
  );
  return {
    wake: () => {
      woken = true;
      wakeUp();
    },
    close: async () => {
      closing = true;
      closed();
      wakeUp();
      await running;
    },
  };
};
