/** Test files that run at the same time never see each other's data, and leave none behind. */
import { Redis } from 'ioredis';
import { connect } from 'nats';
import pg from 'pg';
import { expect, test } from 'vitest';
import { testBackends } from '../src/testing/index.ts';

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('every caller gets its own database, Redis database and namespace', async () => {
  await using first = await testBackends();
  await using second = await testBackends();
  expect(first.database).not.toBe(second.database);
  expect(first.redisUrl).not.toBe(second.redisUrl);
  expect(first.namespace).not.toBe(second.namespace);
});

test('a service owns its own schema and may not enter another', async () => {
  await using backends = await testBackends();
  const services = Object.keys(backends.postgresUrls);
  expect(services).toContain('auth');
  expect(services).toContain('messages');
  const url = backends.postgresUrls['auth'] as string;
  await query(url, 'CREATE TABLE auth.scratch (id int); INSERT INTO auth.scratch VALUES (1)');
  await expect(query(url, 'CREATE TABLE messages.scratch (id int)')).rejects.toThrow(/permission denied/);
  await expect(query(url, 'SELECT * FROM messages._prisma_migrations')).rejects.toThrow(/permission denied/);
});

test('a database holds only the services asked for', async () => {
  await using backends = await testBackends({ services: ['auth'] });
  expect(Object.keys(backends.postgresUrls)).toEqual(['auth']);
});

test('cleaning up removes the database, the Redis data and the streams', async () => {
  const backends = await testBackends({ services: ['auth'] });
  const redis = new Redis(backends.redisUrl);
  const nats = await connect({ servers: backends.natsUrl });
  try {
    const manager = await nats.jetstreamManager();
    const stream = `${backends.namespace.toUpperCase()}_EVENTS`;
    await manager.streams.add({ name: stream, subjects: [`${backends.namespace}.events.>`] });
    await redis.set('left', 'behind');
    await backends.cleanup();
    expect(await redis.dbsize()).toBe(0);
    await expect(manager.streams.info(stream)).rejects.toThrow(/not found/);
    await expect(query(backends.adminUrl, 'SELECT 1')).rejects.toThrow(/does not exist/);
  } finally {
    redis.disconnect();
    await nats.close();
  }
});
