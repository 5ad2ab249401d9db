import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A new, empty database on the test server, dropped at the end of the scope. */
export async function emptyDatabase(): Promise<AsyncDisposable & { readonly url: string }> {
  const serverUrl = process.env['LAIR_TEST_POSTGRES_URL'];
  if (!serverUrl) throw new Error('LAIR_TEST_POSTGRES_URL is not set: run the tests with "npm test -- service"');
  const name = `lair_migrate_${randomBytes(5).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await query(serverUrl, `CREATE DATABASE ${name}`);
  return {
    url: url.href,
    [Symbol.asyncDispose]: async () => void (await query(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

/** One statement on a connection of its own. */
export async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
