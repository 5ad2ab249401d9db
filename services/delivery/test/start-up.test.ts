/** An instance starts whatever is away, says what it waits for, and works once that is there. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CuttableLink, startLink } from './cuttable-link.ts';
import { collectPushes, eventually, messageEvent, roomIn, startTestWorld, type TestWorld } from './harness.ts';

let world: TestWorld;
let links: Record<'nats' | 'redis' | 'postgres', CuttableLink>;

beforeEach(async () => {
  world = await startTestWorld();
  links = {
    nats: await startLink(world.environment['LAIR_NATS_URL'] ?? ''),
    redis: await startLink(world.environment['LAIR_REDIS_URL'] ?? ''),
    postgres: await startLink(world.environment['LAIR_POSTGRES_URL'] ?? ''),
  };
});
afterEach(async () => {
  await world.close();
  await Promise.all(Object.values(links).map((link) => link.close()));
});

const startThroughLinks = () =>
  world.startInstance({
    LAIR_NATS_URL: links.nats.url,
    LAIR_REDIS_URL: links.redis.url,
    LAIR_POSTGRES_URL: links.postgres.url,
  });

test('with everything away it starts, is not ready, and gets ready part by part', async () => {
  for (const link of Object.values(links)) link.cut();
  const { httpAddress } = await startThroughLinks();
  const ready = async () => (await fetch(`http://${httpAddress}/readyz`)).text();
  expect(await ready()).toBe('waiting for Postgres, Redis, NATS, events stream\n');
  expect((await fetch(`http://${httpAddress}/livez`)).status).toBe(200);

  const untilReadyIs = (text: string) => eventually(async () => expect(await ready()).toBe(text));
  links.redis.mend();
  await untilReadyIs('waiting for Postgres, NATS, events stream\n');
  links.postgres.mend();
  await untilReadyIs('waiting for NATS, events stream\n');
  links.nats.mend();
  await untilReadyIs('waiting for events stream\n');
  await world.makeStream();
  await untilReadyIs('ok\n');

  const pushes = await collectPushes(world);
  const room = roomIn(3, randomUUID);
  await world.publish([messageEvent(room, 1)]);
  await pushes.pushed(room, 1);
});

test('it can be stopped while everything is away', async () => {
  for (const link of Object.values(links)) link.cut();
  const instance = await startThroughLinks();
  await instance.close();
});

test('a stream that was lost and made again is taken up', async () => {
  await world.makeStream();
  await startThroughLinks();
  const pushes = await collectPushes(world);
  const room = roomIn(0, randomUUID);
  await world.publish([messageEvent(room, 1)]);
  await pushes.pushed(room, 1);
  await (await world.nats.jetstreamManager()).streams.delete(world.subjects.eventsStream);
  await world.makeStream();
  await world.publish([messageEvent(room, 2)]);
  await pushes.pushed(room, 2);
});
