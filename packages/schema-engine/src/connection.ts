import pg from 'pg';

/** A Prisma URL, taken apart. */
export interface Connection {
  readonly config: pg.PoolConfig & { readonly database: string };
  /** The `?schema=` of the URL. */
  readonly schema: string | undefined;
}

const connectTimeoutMs = 5_000;

/**
 * Discrete fields, never a connection string: pg lets the string win over `database`, so a shadow connection made from
 * it would point at the real database. One connection at most, because Prisma's advisory lock belongs to a session.
 */
export function readConnection(text: string): Connection {
  const url = new URL(text);
  const options = url.searchParams;
  const schema = options.get('schema') ?? undefined;
  return {
    schema,
    config: {
      host: options.get('host') ?? decodeURIComponent(url.hostname),
      port: Number(url.port || 5432),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
      max: 1,
      connectionTimeoutMillis: connectTimeoutMs,
      // adapter-pg's own schema option sets no search path; without one, unqualified names would land in "public".
      ...(schema ? { options: `-c search_path=${pg.escapeIdentifier(schema)}` } : {}),
      ...tlsOf(options.get('sslmode')),
    },
  };
}

function tlsOf(mode: string | null): Pick<pg.PoolConfig, 'ssl'> {
  if (mode === null || mode === 'disable') return {};
  return { ssl: { rejectUnauthorized: mode.startsWith('verify') } };
}

/** One statement, or none to see whether the database can be reached, on a connection of its own. */
export async function runOnce(config: pg.ClientConfig, sql?: string): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    if (sql !== undefined) await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Prisma expects the schema of its URL to be there. */
export async function ensureSchema({ schema, config }: Connection): Promise<void> {
  if (schema !== undefined) await runOnce(config, `CREATE SCHEMA IF NOT EXISTS ${pg.escapeIdentifier(schema)}`);
}
