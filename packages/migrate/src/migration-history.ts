import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/**
 * The history is Prisma's own table, row for row: `prisma migrate status` and `prisma migrate deploy` read what this
 * runner wrote and the other way round, so that either may be used on any database.
 */
const createHistoryTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export interface HistoryRow {
  readonly name: string;
  readonly checksum: string;
  /** False for a migration that began and never finished: somebody must look before anything else is applied. */
  readonly finished: boolean;
}

export async function ensureHistoryTable(client: pg.Client): Promise<void> {
  await client.query(createHistoryTable);
}

/** Every migration that is applied or stuck halfway, oldest first. */
export async function readHistory(client: pg.Client): Promise<HistoryRow[]> {
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

export async function recordStart(client: pg.Client, name: string, checksum: string): Promise<void> {
  await client.query('INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    randomUUID(),
    checksum,
    name,
  ]);
}

export async function recordFinish(client: pg.Client, name: string): Promise<void> {
  await client.query(
    `UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1
      WHERE migration_name = $1 AND rolled_back_at IS NULL`,
    [name],
  );
}

export async function forget(client: pg.Client, name: string): Promise<void> {
  await client.query('DELETE FROM "_prisma_migrations" WHERE migration_name = $1', [name]);
}
