import pg from 'pg';

/** Runs `work` on a connection of the administrator, to `database` or else to the one the URL names. */
export async function asAdministrator<T>(
  adminUrl: string,
  work: (admin: pg.Client) => Promise<T>,
  database?: string,
): Promise<T> {
  const url = new URL(adminUrl);
  if (database !== undefined) url.pathname = `/${encodeURIComponent(database)}`;
  const admin = new pg.Client({ connectionString: url.href, application_name: 'lair-local-env' });
  // Without a listener a connection lost between two queries would end the process instead of failing the next query.
  admin.on('error', () => {});
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

export async function databaseExists(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rowCount !== 0;
}
