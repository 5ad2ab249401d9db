/**
 * Protects: what a page of history, a page of the log and a commit cost does not depend on how much there is, nor on where in it
 * they read: every look-up is on an index.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planPage } from '../src/domain/history-page.ts';
import { aroundQuery } from '../src/store/history-store.ts';
import { readQuery } from '../src/store/log-store.ts';
import { fillLog } from './harness/fill-log.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: PlanNode[];
}

const entries = 100_000;
let world: MessagesWorld;
/** Connected as the service is: same role, same search path. */
let service: pg.Client;
const room = randomUUID();

beforeAll(async () => {
  world = await createMessagesWorld();
  await fillLog(world, room, world.user('al'), entries);
  // As many rooms as make reading them all dearer than looking one up.
  await world.query(
    'INSERT INTO messages.room_heads SELECT gen_random_uuid(), 1, now() FROM generate_series(1, 10000)',
  );
  await world.query('ANALYZE messages.messages, messages.events, messages.room_heads');
  const url = new URL(world.backends.postgresUrls['messages'] as string);
  url.searchParams.delete('schema');
  service = new pg.Client({ connectionString: url.href, options: '-c search_path=messages' });
  await service.connect();
});
afterAll(async () => {
  await service.end();
  await world.close();
});

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const explain = async ({ text, values }: { text: string; values: unknown[] }) => {
  const { rows } = await service.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
  const top = rows[0]?.['QUERY PLAN'][0]?.Plan as PlanNode;
  const nodes = nodesOf(top);
  return {
    scans: nodes.map((node) => node['Node Type']).filter((type) => type === 'Seq Scan'),
    indexes: new Set(nodes.flatMap((node) => node['Index Name'] ?? [])),
    buffers: top['Shared Hit Blocks'] + top['Shared Read Blocks'],
  };
};

test('a page of history from the middle of 100,000 entries touches about as many buffers as one from the end', async () => {
  const pages = {
    end: planPage({ kind: 'newest' }, 50),
    before: planPage({ kind: 'before', seq: entries / 2 }, 50),
    after: planPage({ kind: 'after', seq: entries / 2 }, 50),
    around: planPage({ kind: 'around', seq: entries / 2 }, 50),
  };
  const plans = new Map<string, Awaited<ReturnType<typeof explain>>>();
  for (const [name, page] of Object.entries(pages)) plans.set(name, await explain(aroundQuery(room, page)));
  const end = plans.get('end')?.buffers as number;
  for (const { scans, indexes, buffers } of plans.values()) {
    expect(scans).toEqual([]);
    expect(indexes).toEqual(new Set(['messages_room_id_seq_key']));
    // Both sides are read around a pivot, and a page may begin in the middle of a block.
    expect(buffers).toBeLessThanOrEqual(2 * end + 8);
  }
  expect(end).toBeLessThan(30);
});

test('a page of the log from the middle of 100,000 entries touches about as many buffers as one from the end', async () => {
  const page = (afterSeq: number) => explain(readQuery(room, { afterSeq, toSeq: Number.MAX_SAFE_INTEGER, limit: 200 }));
  const end = await page(entries - 200);
  const middle = await page(entries / 2);
  for (const { scans, indexes } of [end, middle]) {
    expect(scans).toEqual([]);
    expect(indexes).toEqual(new Set(['room_heads_pkey', 'events_pkey', 'messages_pkey']));
  }
  expect(middle.buffers).toBeLessThanOrEqual(2 * end.buffers + 8);
});

test('a commit reads no table whole', async () => {
  const commit = (roomId: string) =>
    service.query(
      `SELECT * FROM append_to_log(ARRAY[$1, $1]::uuid[], '{0,0}', '{message,member_joined}', ARRAY[$2, $2]::uuid[], '{al,al}',
         ARRAY[$3, NULL]::uuid[], '{text,NULL}', '{hello,NULL}', ARRAY[$4, NULL]::uuid[],
         ARRAY[NULL, '{"user": {"id": "x", "username": "bo", "role": "user"}, "reason": ""}'], ARRAY[NULL, $5]::uuid[])`,
      [roomId, randomUUID(), randomUUID(), randomUUID(), randomUUID()],
    );
  await service.query('BEGIN');
  try {
    for (let n = 0; n < 10; n++) await commit(n % 2 ? room : randomUUID());
    const { rows } = await service.query(
      `SELECT relname, seq_scan::int FROM pg_stat_xact_user_tables WHERE schemaname = 'messages' AND seq_scan > 0`,
    );
    expect(rows).toEqual([]);
  } finally {
    await service.query('ROLLBACK');
  }
});
