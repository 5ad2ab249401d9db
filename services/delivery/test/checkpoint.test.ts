/** No cursor is lost by a process that dies while it writes a checkpoint. */
import { randomUUID } from 'node:crypto';
import { createLogger } from '@lair/service-kit';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBusinessEvents } from '../src/business-events.ts';
import { startCheckpointer } from '../src/cursors/checkpointer.ts';
import type { DeviceCursor } from '../src/cursors/cursor.ts';
import { type CursorCache, createCursorCache } from '../src/cursors/cursor-cache.ts';
import { createCursorStore } from '../src/cursors/cursor-store.ts';
import { openDatabase } from '../src/store/database.ts';
import { eventually, startTestWorld, type TestWorld } from './harness.ts';

const logger = createLogger('test', 'silent');
let world: TestWorld;
let cache: CursorCache;

beforeAll(async () => {
  world = await startTestWorld();
  cache = createCursorCache(world.redis);
});
afterAll(() => world.close());

const cursorAt = (seq: number): DeviceCursor => ({
  userId: randomUUID(),
  deviceId: randomUUID(),
  roomId: randomUUID(),
  seq,
});
const unsaved = async (): Promise<DeviceCursor[]> => {
  const all: DeviceCursor[] = [];
  for await (const page of cache.unsaved()) all.push(...page);
  return all;
};

test('a cursor that was read for a checkpoint stays until it was written', async () => {
  const cursor = cursorAt(5);
  await cache.raise([cursor]);
  expect(await unsaved()).toContainEqual(cursor);
  // Whoever read it has died; the next one finds it again.
  expect(await unsaved()).toContainEqual(cursor);
  await cache.settle([cursor]);
  expect(await unsaved()).not.toContainEqual(cursor);
});

test('a cursor that was raised while it was written stays for the next checkpoint', async () => {
  const cursor = cursorAt(5);
  await cache.raise([cursor]);
  await cache.raise([{ ...cursor, seq: 6 }]);
  await cache.settle([cursor]);
  expect(await unsaved()).toContainEqual({ ...cursor, seq: 6 });
});

test('two instances that checkpoint the same cursors at once save each at its highest', async () => {
  const database = openDatabase(world.environment['LAIR_POSTGRES_URL'] ?? '', 4);
  const store = createCursorStore(database);
  const events = createBusinessEvents(new Registry(), logger);
  const cursors = Array.from({ length: 3_000 }, (_, i) => cursorAt(i + 1));
  await cache.raise(cursors);
  const checkpointers = [1, 2].map(() => startCheckpointer({ cache, store, events, logger }));
  await cache.raise(cursors.map((cursor) => ({ ...cursor, seq: cursor.seq + 1_000 })));
  await eventually(async () => expect(await unsaved()).toEqual([]));
  await Promise.all(checkpointers.map((checkpointer) => checkpointer.stop()));
  const ids = cursors.map(({ deviceId }) => deviceId);
  const { rows } = await world.postgres.query(
    'SELECT device_id, seq::int FROM delivery.cursors WHERE device_id = ANY($1::uuid[])',
    [ids],
  );
  const saved = new Map(rows.map(({ device_id, seq }) => [device_id, seq]));
  expect(cursors.map(({ deviceId }) => saved.get(deviceId))).toEqual(cursors.map(({ seq }) => seq + 1_000));
  await database.$disconnect();
});
