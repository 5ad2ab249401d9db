import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One folder below `prisma/migrations`, as Prisma lays them out. */
export interface MigrationFile {
  /** The folder's name, e.g. `20260101000000_init`; the order of names is the order of application. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of migration.sql in hex: what Prisma stores, so that an edit after the fact is noticed by both. */
  readonly checksum: string;
  /**
   * False when the file opens with the line `-- lair:no-transaction`: for statements that refuse to run in one, such as
   * CREATE INDEX CONCURRENTLY. Such a file holds a single statement, because Postgres wraps several into a transaction.
   */
  readonly transactional: boolean;
}

/** Whether a script runs inside a transaction; the marker that says no counts only above the first statement. */
export function isTransactional(sql: string): boolean {
  for (const line of sql.split('\n').map((text) => text.trim())) {
    if (line === '-- lair:no-transaction') return false;
    const opensTheFile = line === '' || line.startsWith('--');
    if (!opensTheFile) return true;
  }
  return true;
}

/** The migrations of one folder in the order they are applied. */
export async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name, 'migration.sql'), 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { name, sql, checksum, transactional: isTransactional(sql) };
    }),
  );
}

/** The script that undoes a migration: `down.sql` beside its `migration.sql`. */
export async function readDownScript(directory: string, name: string): Promise<string> {
  try {
    return await readFile(join(directory, name, 'down.sql'), 'utf8');
  } catch (cause) {
    throw new Error(`Migration ${name} cannot be undone: it has no down.sql beside its migration.sql.`, { cause });
  }
}
