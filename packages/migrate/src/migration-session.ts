import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ensureHistoryTable } from './migration-history.ts';

/** Where one service's migrations live and where they go. */
export interface MigrationTarget {
  /** A postgresql:// URL whose role owns the schema, or may create it. */
  readonly url: string;
  /** The Postgres schema, named like the service. Unqualified names in the scripts land there. */
  readonly schema: string;
  /** The folder `prisma/migrations`. */
  readonly directory: string;
}

/** The advisory lock that `prisma migrate` takes, so that the two never migrate one database at the same time. */
const prismaAdvisoryLock = 72707369;
const lockWaitMsMax = 60_000;
const lockPollMs = 50;

/**
 * Runs `work` on one connection that holds the migration lock and has the service's schema in its search path.
 * The lock belongs to the session, so a crash of this process frees it.
 */
export async function withMigrationSession<T>(
  target: MigrationTarget,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connect(target);
  try {
    await takeLock(client, target.schema);
    await ensureSchema(client, target.schema);
    await ensureHistoryTable(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function connect({ url, schema }: MigrationTarget): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'lair-migrate',
    options: `-c search_path=${pg.escapeIdentifier(schema)}`,
  });
  // Without a listener a connection lost between two queries would end the process instead of failing the next query.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * Polls instead of blocking in pg_advisory_lock: a blocked statement holds a snapshot, and CREATE INDEX CONCURRENTLY in
 * the session that has the lock would wait for that snapshot forever.
 */
async function takeLock(client: pg.Client, schema: string): Promise<void> {
  const giveUpAt = Date.now() + lockWaitMsMax;
  for (;;) {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
      prismaAdvisoryLock,
    ]);
    if (rows[0]?.locked) return;
    if (Date.now() > giveUpAt) {
      throw new Error(
        `Another migration has held the lock for ${lockWaitMsMax / 1000} s; schema ${schema} was not migrated. ` +
          'Look for it in pg_stat_activity (application_name lair-migrate), then try again.',
      );
    }
    await pause(lockPollMs);
  }
}

/** Looks before it creates: CREATE SCHEMA IF NOT EXISTS needs the right to create even where the schema exists. */
async function ensureSchema(client: pg.Client, schema: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
  if (rowCount === 0) await client.query(`CREATE SCHEMA ${pg.escapeIdentifier(schema)}`);
}
