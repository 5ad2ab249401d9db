/**
 * Protects: what a page of the log and a commit cost does not depend on how much there is, nor on where in it they read: every look-up
 * is on an index. Other ways of reading: read-plans.test.ts.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readQuery } from '../src/store/log-store.ts';
import { fillLog } from './harness/fill-log.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';
import { connectExplainer, type Explainer } from './harness/query-plans.ts';

const entries = 100_000;
let world: MessagesWorld;
let explainer: Explainer;
const room = randomUUID();

beforeAll(async () => {
  world = await createMessagesWorld();
  await fillLog(world, room, world.user('al'), entries);
  // As many rooms as make reading them all dearer than looking one up.
  await world.query(
    'INSERT INTO messages.room_heads SELECT gen_random_uuid(), 1, now() FROM generate_series(1, 10000)',
  );
  await world.query('ANALYZE messages.messages, messages.events, messages.room_heads');
  explainer = await connectExplainer(world);
});
afterAll(async () => {
  await explainer.close();
  await world.close();
});

test('a page of the log from the middle of 100,000 entries touches about as many buffers as one from the end', async () => {
  const page = (afterSeq: number) =>
    explainer.explain(readQuery(room, { afterSeq, toSeq: Number.MAX_SAFE_INTEGER, limit: 200 }));
  const end = await page(entries - 200);
  const middle = await page(entries / 2);
  for (const { seqScans, indexes } of [end, middle]) {
    expect(seqScans).toBe(0);
    expect(indexes).toEqual(new Set(['room_heads_pkey', 'events_pkey', 'messages_pkey']));
  }
  expect(middle.buffers).toBeLessThanOrEqual(2 * end.buffers + 8);
});

test('a commit reads no table whole', async () => {
  const commit = (roomId: string) =>
    explainer.client.query(
      `SELECT * FROM append_to_log(ARRAY[$1, $1]::uuid[], '{0,0}', '{message,member_joined}', ARRAY[$2, $2]::uuid[], '{al,al}',
         ARRAY[$3, NULL]::uuid[], '{text,NULL}', '{hello,NULL}', ARRAY[$4, NULL]::uuid[],
         ARRAY[NULL, '{"user": {"id": "x", "username": "bo", "role": "user"}, "reason": ""}'], ARRAY[NULL, $5]::uuid[])`,
      [roomId, randomUUID(), randomUUID(), randomUUID(), randomUUID()],
    );
  await explainer.client.query('BEGIN');
  try {
    for (let n = 0; n < 10; n++) await commit(n % 2 ? room : randomUUID());
    const { rows } = await explainer.client.query(
      `SELECT relname, seq_scan::int FROM pg_stat_xact_user_tables WHERE schemaname = 'messages' AND seq_scan > 0`,
    );
    expect(rows).toEqual([]);
  } finally {
    await explainer.client.query('ROLLBACK');
  }
});
