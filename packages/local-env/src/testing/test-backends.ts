/**
 * What a test file that needs real backends asks for. The servers are shared by all test files of a run; each caller
 * gets a database, a Redis database number and a namespace of its own, so files may run at the same time.
 */
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { connect } from 'nats';
import { createLairDatabase, dropLairDatabase } from '../database/lair-database.ts';

export interface TestBackends extends AsyncDisposable {
  /** Lower-case and unique in this run: the first token of NATS subjects (`LAIR_NAMESPACE`). */
  readonly namespace: string;
  /** The name of the Postgres database. */
  readonly database: string;
  /** Per service (`auth`, `rooms`, `messages`, `delivery`) the URL it connects with. */
  readonly postgresUrls: Readonly<Record<string, string>>;
  /** May do anything in the database; for looking behind a service's back. */
  readonly adminUrl: string;
  /** Ends in the number of a Redis database nobody else uses. */
  readonly redisUrl: string;
  readonly natsUrl: string;
  /** Drops the database, empties the Redis database and removes the JetStream streams of the namespace. */
  cleanup(): Promise<void>;
}

export interface TestBackendsOptions {
  /** The services whose schemas the database holds; all when not given. One service's tests need only its own. */
  readonly services?: readonly string[];
}

/** Waiting longer than this for a server that is known to run means that it is broken. */
const commandTimeoutMs = 10_000;

/** @throws Error when the run has no backends, which means that vitest was started without its configuration here */
export async function testBackends(options: TestBackendsOptions = {}): Promise<TestBackends> {
  const servers = {
    postgres: required('LAIR_TEST_POSTGRES_URL'),
    redis: required('LAIR_TEST_REDIS_URL'),
    nats: required('LAIR_TEST_NATS_URL'),
  };
  const namespace = `t${randomBytes(5).toString('hex')}`;
  const name = `lair_${namespace}`;
  const [database, redisUrl] = await Promise.all([
    createLairDatabase({ adminUrl: servers.postgres, name, ...options }),
    takeRedisDatabase(servers.redis),
  ]);
  const adminUrl = new URL(servers.postgres);
  adminUrl.pathname = `/${name}`;
  const cleanup = async (): Promise<void> => {
    await Promise.all([
      dropLairDatabase(servers.postgres, name),
      withRedis(redisUrl, (redis) => redis.flushdb()),
      removeStreams(servers.nats, namespace),
    ]);
  };
  return {
    namespace,
    database: name,
    postgresUrls: database.urls,
    adminUrl: adminUrl.href,
    redisUrl,
    natsUrl: servers.nats,
    cleanup,
    [Symbol.asyncDispose]: cleanup,
  };
}

function required(variable: string): string {
  const value = process.env[variable];
  if (value) return value;
  throw new Error(`${variable} is not set: run the tests with "npm test", or with vitest from the repository's root`);
}

/** Numbers are handed out in turn by a counter in database 0, which itself is never handed out. */
async function takeRedisDatabase(serverUrl: string): Promise<string> {
  return withRedis(serverUrl, async (counter) => {
    const databases = Number(((await counter.config('GET', 'databases')) as string[])[1]);
    const number = 1 + ((await counter.incr('lair:test:databases-taken')) % (databases - 1));
    const url = new URL(serverUrl);
    url.pathname = `/${number}`;
    await withRedis(url.href, (redis) => redis.flushdb());
    return url.href;
  });
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, commandTimeout: commandTimeoutMs });
  redis.on('error', () => {});
  try {
    await redis.connect();
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** Stream names open with the namespace in upper case. */
async function removeStreams(natsUrl: string, namespace: string): Promise<void> {
  const connection = await connect({ servers: natsUrl, timeout: commandTimeoutMs });
  try {
    const manager = await connection.jetstreamManager();
    const prefix = `${namespace.toUpperCase()}_`;
    for await (const name of manager.streams.names()) {
      if (name.startsWith(prefix)) await manager.streams.delete(name);
    }
  } finally {
    await connection.close();
  }
}
