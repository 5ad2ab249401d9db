import { randomUUID } from 'node:crypto';
import type { Lane, Subjects } from '@lair/contracts';
import type { Logger, NatsConnection } from '@lair/service-kit';
import type { BusinessEvents } from '../business-events.ts';
import { startLeaseKeeper } from '../leases/lease-keeper.ts';
import { createLeaseStore } from '../leases/lease-store.ts';
import type { ReadLog } from '../peers/messages-peer.ts';
import type { Database } from '../store/database.ts';
import { startHeadsAnnouncer } from './heads-announcer.ts';
import { startPartitionFanout } from './partition-fanout.ts';

/** The lanes that messages publishes to; each has its own consumer per partition. */
const lanes: readonly Lane[] = ['normal'];

export interface FanoutOptions {
  readonly nats: NatsConnection;
  readonly database: Database;
  readonly subjects: Subjects;
  readonly partitions: number;
  readonly leaseMs: number;
  readonly readLog: ReadLog;
  readonly events: BusinessEvents;
  readonly logger: Logger;
}

/** Leases this instance's share of the partitions and pushes their events, until closed. */
export const startFanout = (options: FanoutOptions): { close(): Promise<void> } => {
  const { database, partitions, leaseMs, events, logger } = options;
  const heads = startHeadsAnnouncer({ ...options, holds: (partition) => keeper.holds(partition) });
  const keeper = startLeaseKeeper({
    instance: randomUUID(),
    partitions,
    leaseMs,
    store: createLeaseStore(database),
    start: (lease) => {
      const works = lanes.map((lane) => startPartitionFanout({ ...options, lease, lane, heads, ackWaitMs: leaseMs }));
      return { stop: async () => void (await Promise.all(works.map((work) => work.stop()))) };
    },
    onCount: events.leasesHeld,
    logger,
  });
  return {
    close: async () => {
      await keeper.stop();
      heads.stop();
    },
  };
};
