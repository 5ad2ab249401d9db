/**
 * Every service's migrations can be undone and applied again, and end at the schema its code was generated from.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { down, listServiceMigrations, status, up } from '../src/index.ts';
import { emptyDatabase, query } from './empty-database.ts';

const run = promisify(execFile);

/** Everything in a schema that a migration can make, except the history table. */
async function objectsIn(url: string, schema: string): Promise<string[]> {
  const rows = await query<{ object: string }>(
    url,
    `SELECT 'relation ' || relname AS object FROM pg_class
      WHERE relnamespace = '${schema}'::regnamespace AND relname NOT LIKE '\\_prisma\\_migrations%'
     UNION SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = '${schema}'::regnamespace
     UNION SELECT 'type ' || typname FROM pg_type
      WHERE typnamespace = '${schema}'::regnamespace AND typname NOT LIKE '%\\_prisma\\_migrations'
     ORDER BY 1`,
  );
  return rows.map((row) => row.object);
}

describe.each(listServiceMigrations())('the migrations of $service', ({ service, directory }) => {
  test('go up, down to nothing, and up again', async () => {
    await using database = await emptyDatabase();
    const target = { url: database.url, schema: service, directory };
    const applied = await up(target);
    const objects = await objectsIn(database.url, service);
    expect(applied.length).toBeGreaterThan(0);
    expect(objects.length).toBeGreaterThan(0);

    expect(await down(target, applied.length)).toEqual(applied.toReversed());
    expect(await objectsIn(database.url, service)).toEqual([]);
    expect((await status(target)).every(({ state }) => state === 'pending')).toBe(true);

    expect(await up(target)).toEqual(applied);
    expect(await objectsIn(database.url, service)).toEqual(objects);
  });

  test('end at what prisma/schema.prisma says', async () => {
    await using database = await emptyDatabase();
    await up({ url: database.url, schema: service, directory });
    const scratch = await mkdtemp(join(tmpdir(), 'lair-drift-'));
    const difference = join(scratch, 'difference.sql');
    try {
      const { code } = await prisma(directory, urlWithSchema(database.url, service), [
        ...['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema.prisma'],
        ...['--exit-code', '--script', '-o', difference],
      ]);
      expect(await readFile(difference, 'utf8')).toContain('This is an empty migration');
      expect(code).toBe(0);
    } finally {
      await rm(scratch, { recursive: true });
    }
  });

  test('are known to Prisma as applied', async () => {
    await using database = await emptyDatabase();
    await up({ url: database.url, schema: service, directory });
    const { code, output } = await prisma(directory, urlWithSchema(database.url, service), ['migrate', 'status']);
    expect(output).toContain('Database schema is up to date');
    expect(code).toBe(0);
  });
});

function urlWithSchema(databaseUrl: string, schema: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('schema', schema);
  return url.href;
}

/** Runs Prisma's command line in a service's folder. */
async function prisma(migrations: string, url: string, args: string[]): Promise<{ code: number; output: string }> {
  const folder = join(migrations, '../..');
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', DATABASE_URL: url };
  return run(join(folder, 'node_modules/.bin/prisma'), args, { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
  );
}
