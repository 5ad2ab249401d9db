import type { Database } from '../store/database.ts';

/** What one outbox row says. */
export interface StoredEntry {
  readonly id: bigint;
  readonly roomId: string;
  readonly partition: number;
  /** lair.rooms.v1.RoomChange; null: only hints. */
  readonly change: Uint8Array | null;
  readonly hintedUsers: readonly string[];
}

export interface Outbox {
  /**
   * Gives the oldest entries to `publish`, and removes them when it succeeds. One caller at a time among all instances, so that what was
   * committed first is published first. If `publish` fails, or the process dies, the entries stay, and are given again.
   * @returns what was published; empty: nothing was waiting.
   */
  drain(
    entriesMax: number,
    publish: (entries: readonly StoredEntry[]) => Promise<void>,
  ): Promise<readonly StoredEntry[]>;
  /** How many entries wait. */
  count(): Promise<number>;
}

/** A lock's name in Postgres: any, as long as nothing else in this database takes it. */
const lockName = 'lair.rooms.outbox';
/** For waiting until another instance has published, and for publishing, milliseconds. */
const drainTimeoutMs = 20_000;

export const createOutbox = (database: Database): Outbox => ({
  count: () => database.outboxEntry.count(),
  drain: (entriesMax, publish) =>
    database.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockName}, 0))`;
        // A statement of its own after the lock: it sees what the one who had the lock before has removed.
        const entries = await transaction.outboxEntry.findMany({ orderBy: { id: 'asc' }, take: entriesMax });
        if (entries.length === 0) return [];
        await publish(entries);
        await transaction.outboxEntry.deleteMany({ where: { id: { in: entries.map(({ id }) => id) } } });
        return entries;
      },
      { maxWait: drainTimeoutMs, timeout: drainTimeoutMs },
    ),
});
