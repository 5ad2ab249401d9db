/**
 * Applies and undoes the migrations of one service.
 *
 * The files are Prisma's (`prisma/migrations/<name>/migration.sql`) and so is the history table; what Prisma lacks is
 * the way back, which is `down.sql` in the same folder. A file and its history row commit in one transaction, so a
 * failing file leaves nothing behind. A file marked `-- lair:no-transaction` cannot have that: its row is written
 * before it runs and completed after, and a row left incomplete stops every later run until somebody has looked.
 */
import type pg from 'pg';
import { isTransactional, type MigrationFile, readDownScript, readMigrations } from './migration-files.ts';
import { forget, type HistoryRow, readHistory, recordFinish, recordStart } from './migration-history.ts';
import { type MigrationTarget, withMigrationSession } from './migration-session.ts';

export interface MigrationProgress {
  /** Called after each file that was applied or undone. */
  readonly onStep?: (name: string, elapsedMs: number) => void;
}

export interface MigrationStatus {
  readonly name: string;
  /** `unknown`: applied to this database, but not in the folder; an older build is looking at a newer database. */
  readonly state: 'applied' | 'pending' | 'halfway' | 'unknown';
}

/**
 * Applies every pending migration in order and returns the names applied.
 * @throws Error when an applied file was edited, when an earlier one is stuck halfway, or when a file fails;
 *   the files before the failing one stay applied
 */
export async function up(target: MigrationTarget, progress: MigrationProgress = {}): Promise<string[]> {
  const files = await readMigrations(target.directory);
  return withMigrationSession(target, async (client) => {
    const pending = pendingMigrations(files, await readHistory(client), target.schema);
    for (const file of pending) {
      const startedAt = performance.now();
      await apply(client, file, target.schema);
      progress.onStep?.(file.name, performance.now() - startedAt);
    }
    return pending.map((file) => file.name);
  });
}

/**
 * Undoes the newest `steps` applied migrations, newest first, and returns their names.
 * A migration that is stuck halfway counts as applied: its down.sql is the way out.
 */
export async function down(
  target: MigrationTarget,
  steps: number = 1,
  progress: MigrationProgress = {},
): Promise<string[]> {
  return withMigrationSession(target, async (client) => {
    const history = await readHistory(client);
    const undone = history
      .map((row) => row.name)
      .reverse()
      .slice(0, steps);
    for (const name of undone) {
      const startedAt = performance.now();
      await undo(client, target, name);
      progress.onStep?.(name, performance.now() - startedAt);
    }
    return undone;
  });
}

/** What is applied and what is not, in order of name. */
export async function status(target: MigrationTarget): Promise<MigrationStatus[]> {
  const files = await readMigrations(target.directory);
  return withMigrationSession(target, async (client) => describeMigrations(files, await readHistory(client)));
}

/** Decides what to apply, or why nothing may be applied. Pure. */
export function pendingMigrations(
  files: readonly MigrationFile[],
  history: readonly HistoryRow[],
  schema: string,
): MigrationFile[] {
  const halfway = history.find((row) => !row.finished);
  if (halfway) {
    throw new Error(
      `Migration ${halfway.name} of ${schema} began and did not finish. Look at what it left in the schema, then ` +
        `undo it with "npm run migrate -- down ${schema}" and apply it again.`,
    );
  }
  const applied = new Map(history.map((row) => [row.name, row.checksum]));
  return files.filter((file) => {
    const checksum = applied.get(file.name);
    if (checksum !== undefined && checksum !== file.checksum) {
      throw new Error(
        `Migration ${file.name} of ${schema} was edited after it had been applied. Restore the file and put the ` +
          'change into a new migration.',
      );
    }
    return checksum === undefined;
  });
}

/** Holds the files against the history. Pure. */
export function describeMigrations(files: readonly MigrationFile[], history: readonly HistoryRow[]): MigrationStatus[] {
  const states = new Map<string, MigrationStatus['state']>(files.map((file) => [file.name, 'pending']));
  for (const row of history) {
    const known = states.has(row.name);
    states.set(row.name, row.finished ? (known ? 'applied' : 'unknown') : 'halfway');
  }
  return [...states].map(([name, state]) => ({ name, state })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function apply(client: pg.Client, file: MigrationFile, schema: string): Promise<void> {
  const run = async (): Promise<void> => {
    await recordStart(client, file.name, file.checksum);
    await client.query(file.sql);
    await recordFinish(client, file.name);
  };
  try {
    await (file.transactional ? inTransaction(client, run) : run());
  } catch (cause) {
    throw new Error(`Migration ${file.name} of ${schema} failed: ${reasonOf(cause)}`, { cause });
  }
}

async function undo(client: pg.Client, target: MigrationTarget, name: string): Promise<void> {
  const sql = await readDownScript(target.directory, name);
  const run = async (): Promise<void> => {
    await client.query(sql);
    await forget(client, name);
  };
  try {
    await (isTransactional(sql) ? inTransaction(client, run) : run());
  } catch (cause) {
    throw new Error(`Undoing ${name} of ${target.schema} failed: ${reasonOf(cause)}`, { cause });
  }
}

async function inTransaction(client: pg.Client, run: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await run();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
