import type { StoredEntry, Stretch } from '../domain/log-entry.ts';
import { sweepEventsMax, sweepRowsMax } from '../limits.ts';
import type { PrismaClient, Queryable } from './connect-postgres.ts';
import { type EventRow, eventColumns, toStoredEntries } from './entry-rows.ts';

/** What has been committed and perhaps not been published. */
export interface OutboxStore {
  /** Takes out what has been published. */
  remove(outboxIds: readonly bigint[]): Promise<void>;
  /**
   * Locks stretches that are older than `ageMs`, oldest first, reads them back from the log, and takes out those that `publish` says
   * are published. Stretches that another instance is sweeping are passed over; when this process dies the locks go with it.
   * @param except ids of stretches that this instance is about to publish anyway.
   * @returns how many were taken out, and whether there may be more.
   */
  sweep(
    ageMs: number,
    except: readonly bigint[],
    publish: (stretches: readonly Stretch[]) => Promise<bigint[]>,
  ): Promise<{ swept: number; more: boolean }>;
  /** How many stretches wait (counted to 100,000) and how old the oldest is, seconds. */
  backlog(): Promise<{ stretches: number; oldestSeconds: number }>;
}

interface OutboxRow {
  readonly id: bigint;
  readonly partition: number;
  readonly room_id: string;
  readonly from_seq: bigint;
  readonly to_seq: bigint;
}

/** How long publishing a sweep may take, milliseconds; past it the locks are given up, and the sweep is done again. */
const sweepTimeoutMs = 30_000;

/** The rows from the front that together hold at most so many events; at least one. */
const takeEvents = (rows: readonly OutboxRow[], eventsMax: number): OutboxRow[] => {
  let events = 0;
  const taken = rows.findIndex((row, n) => {
    events += Number(row.to_seq - row.from_seq) + 1;
    return n > 0 && events > eventsMax;
  });
  return taken === -1 ? [...rows] : rows.slice(0, taken);
};

const readStretches = async (transaction: Queryable, rows: readonly OutboxRow[]): Promise<Stretch[]> => {
  const events = await transaction.$queryRaw<(EventRow & { outbox_id: bigint })[]>`
    SELECT o.id AS outbox_id, ${eventColumns}
    FROM outbox AS o
    JOIN events AS e ON e.room_id = o.room_id AND e.seq BETWEEN o.from_seq AND o.to_seq
    LEFT JOIN messages AS m ON m.id = e.message_id
    WHERE o.id = ANY (${rows.map(({ id }) => id)}::bigint[])
    ORDER BY o.id, e.seq`;
  const entries = new Map<bigint, StoredEntry[]>(rows.map(({ id }) => [id, []]));
  const read = await toStoredEntries(transaction, events);
  events.forEach(({ outbox_id }, n) => {
    entries.get(outbox_id)?.push(read[n] as StoredEntry);
  });
  return rows.map(({ id, partition, room_id }) => ({
    outboxId: id,
    partition,
    roomId: room_id,
    entries: entries.get(id) as StoredEntry[],
  }));
};

export const createOutboxStore = (postgres: PrismaClient): OutboxStore => {
  const remove = async (queryable: Queryable, outboxIds: readonly bigint[]) => {
    await queryable.$executeRaw`DELETE FROM outbox WHERE id = ANY (${outboxIds}::bigint[])`;
  };
  return {
    remove: (outboxIds) => remove(postgres, outboxIds),

    sweep: (ageMs, except, publish) =>
      postgres.$transaction(
        async (transaction) => {
          const rows = await transaction.$queryRaw<OutboxRow[]>`
            SELECT id, partition, room_id, from_seq, to_seq FROM outbox
            WHERE created_at < clock_timestamp() - ${ageMs}::int * interval '1 millisecond' AND id <> ALL (${except}::bigint[])
            ORDER BY id LIMIT ${sweepRowsMax}::int FOR UPDATE SKIP LOCKED`;
          if (rows.length === 0) return { swept: 0, more: false };
          const taken = takeEvents(rows, sweepEventsMax);
          const published = await publish(await readStretches(transaction, taken));
          await remove(transaction, published);
          return { swept: published.length, more: published.length === taken.length };
        },
        { timeout: sweepTimeoutMs },
      ),

    backlog: async () => {
      const [row] = await postgres.$queryRaw<{ stretches: bigint; oldest_seconds: number | null }[]>`
        SELECT (SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT 100000) AS some) AS stretches,
               (SELECT extract(epoch FROM clock_timestamp() - created_at)::float8 FROM outbox ORDER BY id LIMIT 1) AS oldest_seconds`;
      return { stretches: Number(row?.stretches ?? 0), oldestSeconds: Math.max(0, row?.oldest_seconds ?? 0) };
    },
  };
};
