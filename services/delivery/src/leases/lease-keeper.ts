/**
 * Keeps this instance's share of the partitions.
 *
 * Guarantee: at most one instance pushes a partition, up to the moment in which a holder that has lost it notices. Why it holds: a lease
 * changes hands only when it was released or has expired by Postgres' clock. A holder counts its lease from before it asked for it, by its
 * own monotonic clock, and stops a tenth of the lease before that; so it stops before Postgres lets anybody else in, however late answers
 * come and however the clocks are set. A process that was frozen asks `Lease.held` before each push. Should two overlap all the same,
 * pushes are repeated, which gateways drop by seq: leases save work and keep order, correctness does not hang on them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@lair/service-kit';
import { planLeases } from '../domain/lease-plan.ts';
import type { LeaseRow, LeaseStore } from './lease-store.ts';

/** A partition in the hands of this instance. */
export interface Lease {
  readonly partition: number;
  readonly epoch: number;
  /** False once the lease is lost or about to run out: nothing may be pushed any more. */
  held(): boolean;
}

/** What is done under a lease. */
export interface LeasedWork {
  /** Ends the work; when it resolves, nothing more happens under the lease. Must not reject. */
  stop(): Promise<void>;
}

export interface LeaseKeeperOptions {
  readonly instance: string;
  readonly partitions: number;
  readonly leaseMs: number;
  readonly store: LeaseStore;
  /** Begins the work of a lease that was taken. */
  readonly start: (lease: Lease) => LeasedWork;
  readonly onCount: (held: number) => void;
  readonly logger: Logger;
}

export interface LeaseKeeper {
  holds(partition: number): boolean;
  /** Ends all work and releases every lease, so that others take over at once. */
  stop(): Promise<void>;
}

/** A lease is renewed so many times while it lasts. */
const renewalsPerLease = 3;
/** Share of a lease after which an instance that could not renew stops. */
const usableShare = 0.9;

interface Holding {
  readonly lease: Lease;
  readonly work: LeasedWork;
}

export const startLeaseKeeper = (options: LeaseKeeperOptions): LeaseKeeper => {
  const { instance, partitions, leaseMs, store, logger } = options;
  const holdings = new Map<number, Holding>();
  const stopping = new AbortController();
  let usableUntilMs = Number.NEGATIVE_INFINITY;
  let expiry: NodeJS.Timeout | undefined;
  let prepared = false;
  let failing = false;

  const hold = ({ partition, epoch }: LeaseRow): void => {
    const lease: Lease = {
      partition,
      epoch,
      held: () => holdings.get(partition)?.lease === lease && performance.now() < usableUntilMs,
    };
    // Known before the work begins, which asks at once.
    holdings.set(partition, { lease, work: { stop: async () => undefined } });
    holdings.set(partition, { lease, work: options.start(lease) });
    options.onCount(holdings.size);
    logger.info({ partition, epoch }, 'took a partition');
  };
  const drop = async (partition: number, reason: string): Promise<void> => {
    const holding = holdings.get(partition);
    if (!holding) return;
    if (reason !== 'released') holdings.delete(partition);
    await holding.work.stop();
    if (holdings.get(partition) === holding) holdings.delete(partition);
    options.onCount(holdings.size);
    logger.info({ partition, epoch: holding.lease.epoch, reason }, 'gave up a partition');
  };
  const dropAll = (reason: string) => Promise.all([...holdings.keys()].map((partition) => drop(partition, reason)));

  /** @param askedAtMs when the renewal was sent: the lease in Postgres lasts at least from then. */
  const extend = (askedAtMs: number): void => {
    usableUntilMs = askedAtMs + leaseMs * usableShare;
    clearTimeout(expiry);
    expiry = setTimeout(() => void dropAll('not renewed in time'), Math.max(0, usableUntilMs - performance.now()));
    expiry.unref();
  };
  const renew = async (): Promise<void> => {
    const askedAtMs = performance.now();
    const renewed = new Map((await store.renew(instance, leaseMs)).map((row) => [row.partition, row]));
    extend(askedAtMs);
    for (const { lease } of [...holdings.values()]) {
      if (renewed.get(lease.partition)?.epoch !== lease.epoch) await drop(lease.partition, 'taken by another');
    }
    // Leases that had run out here without anybody taking them.
    for (const row of renewed.values()) if (!holdings.has(row.partition)) hold(row);
  };
  const balance = async (): Promise<void> => {
    const { live, partitions: states } = await store.read();
    const plan = planLeases(
      instance,
      live,
      states.filter(({ partition }) => partition < partitions),
    );
    const { take } = plan;
    const release = plan.release.filter((partition) => holdings.has(partition));
    if (release.length > 0) {
      await Promise.all(release.map((partition) => drop(partition, 'released')));
      await store.release(instance, release);
    }
    if (take.length > 0) for (const row of await store.take(instance, take, leaseMs)) hold(row);
  };
  const turn = async (): Promise<void> => {
    try {
      if (!prepared) await store.prepare(partitions);
      prepared = true;
      await renew();
      await balance();
      failing = false;
    } catch (error) {
      if (!failing) logger.warn({ err: error }, 'leases cannot be renewed');
      failing = true;
    }
  };
  const run = async (): Promise<void> => {
    const { signal } = stopping;
    while (!signal.aborted) {
      const begunAtMs = performance.now();
      await turn();
      const restMs = leaseMs / renewalsPerLease - (performance.now() - begunAtMs);
      await pause(Math.max(0, restMs), undefined, { signal }).catch(() => undefined);
    }
  };

  const running = run();
  return {
    holds: (partition) => holdings.get(partition)?.lease.held() ?? false,
    stop: async () => {
      stopping.abort();
      await running;
      const released = [...holdings.keys()];
      await dropAll('released');
      clearTimeout(expiry);
      try {
        await store.release(instance, released);
        await store.leave(instance);
      } catch (error) {
        logger.warn({ err: error }, 'leases could not be released; they will expire');
      }
    },
  };
};
