import type { PartitionState } from '../domain/lease-plan.ts';
import type { Database } from '../store/database.ts';

/** A lease as it stands in Postgres. */
export interface LeaseRow {
  readonly partition: number;
  /** Rises with every change of holder. */
  readonly epoch: number;
}

/** What every instance sees of the others. */
export interface LeaseSnapshot {
  /** Instances that have not expired. */
  readonly live: readonly string[];
  readonly partitions: readonly PartitionState[];
}

/**
 * Leases and instances in Postgres, whose clock alone decides what has expired. Every operation is one statement, so that a process that
 * freezes never holds a lock; rows are locked in order of partition.
 */
export interface LeaseStore {
  /** Makes the rows of partitions that have none, and forgets instances that died a while ago. */
  prepare(partitions: number): Promise<void>;
  /** Says that an instance lives and renews what it holds. @returns what it holds. */
  renew(instance: string, leaseMs: number): Promise<LeaseRow[]>;
  read(): Promise<LeaseSnapshot>;
  /** Takes those of some partitions that are free by now. @returns what was taken. */
  take(instance: string, partitions: readonly number[], leaseMs: number): Promise<LeaseRow[]>;
  /** Gives up some partitions; those that somebody else holds are left alone. */
  release(instance: string, partitions: readonly number[]): Promise<void>;
  /** Takes an instance off the list, so that the others need not wait for it to expire. */
  leave(instance: string): Promise<void>;
}

interface RawLease {
  partition: number;
  epoch: bigint;
}

const toLeaseRow = ({ partition, epoch }: RawLease): LeaseRow => ({ partition, epoch: Number(epoch) });

export const createLeaseStore = (database: Database): LeaseStore => ({
  prepare: async (partitions) => {
    await database.$executeRaw`
      INSERT INTO partition_leases (partition, expires_at)
      SELECT partition, now() FROM generate_series(0, ${partitions - 1}::int) AS partition
      ON CONFLICT DO NOTHING`;
    await database.$executeRaw`DELETE FROM instances WHERE expires_at < now() - interval '1 minute'`;
  },

  renew: async (instance, leaseMs) => {
    const rows = await database.$queryRaw<RawLease[]>`
      WITH alive AS (
        INSERT INTO instances (id, expires_at) VALUES (${instance}::uuid, now() + ${leaseMs}::int * interval '1 ms')
        ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at
      ), mine AS (
        SELECT partition FROM partition_leases WHERE holder = ${instance}::uuid ORDER BY partition FOR UPDATE
      )
      UPDATE partition_leases AS lease SET expires_at = now() + ${leaseMs}::int * interval '1 ms'
      FROM mine WHERE lease.partition = mine.partition
      RETURNING lease.partition, lease.epoch`;
    return rows.map(toLeaseRow);
  },

  read: async () => {
    const [row] = await database.$queryRaw<[{ live: string[]; partitions: [number, string | null][] }]>`
      SELECT
        (SELECT coalesce(jsonb_agg(id), '[]') FROM instances WHERE expires_at > now()) AS live,
        (SELECT coalesce(jsonb_agg(jsonb_build_array(partition, CASE WHEN expires_at > now() THEN holder END)), '[]')
         FROM partition_leases) AS partitions`;
    return {
      live: row.live,
      partitions: row.partitions.map(([partition, holder]) => ({ partition, holder: holder ?? undefined })),
    };
  },

  take: async (instance, partitions, leaseMs) => {
    const rows = await database.$queryRaw<RawLease[]>`
      WITH free AS (
        SELECT partition FROM partition_leases
        WHERE partition = ANY(${partitions}::int[]) AND (holder IS NULL OR expires_at <= now())
        ORDER BY partition FOR UPDATE
      )
      UPDATE partition_leases AS lease
      SET holder = ${instance}::uuid, epoch = epoch + 1, expires_at = now() + ${leaseMs}::int * interval '1 ms'
      FROM free WHERE lease.partition = free.partition
      RETURNING lease.partition, lease.epoch`;
    return rows.map(toLeaseRow);
  },

  release: async (instance, partitions) => {
    await database.$executeRaw`
      UPDATE partition_leases SET holder = NULL, expires_at = now()
      WHERE holder = ${instance}::uuid AND partition = ANY(${partitions}::int[])`;
  },

  leave: async (instance) => {
    await database.$executeRaw`DELETE FROM instances WHERE id = ${instance}::uuid`;
  },
});
