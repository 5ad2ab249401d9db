// What other services ask on every send, search and mention costs as much as the answer is long, not as much as there are rooms and
// members: every look-up is on an index.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Prisma } from '../src/generated/prisma/client.ts';
import { namedMembersQuery } from '../src/store/member-list.ts';
import { ownRoomsQuery, roomsByReferenceQuery } from '../src/store/room-views.ts';
import { type RoomsHarness, startRoomsHarness } from './harness.ts';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

let harness: RoomsHarness;
/** In the crowded room, in 30 small ones, and in 30 direct ones. */
const member = randomUUID();
const crowd = randomUUID();
beforeAll(async () => {
  harness = await startRoomsHarness();
  const { admin } = harness;
  await admin.query(
    `INSERT INTO rooms (id, name, name_key, kind, topic, created_at, member_count)
     SELECT CASE n WHEN 0 THEN $1::uuid ELSE gen_random_uuid() END, 'room ' || n, 'room ' || n, 'public', '', now(), 1
     FROM generate_series(0, 20000) AS n`,
    [crowd],
  );
  await admin.query(
    `INSERT INTO memberships (room_id, user_id, username, username_key, role, joined_at, start_seq)
     SELECT $1, gen_random_uuid(), 'user' || n, 'user' || n, 'member'::room_role, now(), 0 FROM generate_series(1, 20000) AS n
     UNION ALL SELECT id, gen_random_uuid(), 'owner', 'owner', 'owner', now(), 0 FROM rooms
     UNION ALL (SELECT id, $2, 'member', 'member', 'member', now(), 0 FROM rooms LIMIT 30)`,
    [crowd, member],
  );
  await admin.query(
    `WITH made AS (
       INSERT INTO direct_rooms SELECT gen_random_uuid(), least(a, b), greatest(a, b), now() FROM (
         SELECT CASE WHEN n <= 30 THEN $1::uuid ELSE gen_random_uuid() END AS a, gen_random_uuid() AS b FROM generate_series(1, 20000) AS n
       ) AS pairs RETURNING room_id, user_a, user_b
     )
     INSERT INTO direct_participants SELECT room_id, unnest(ARRAY[user_a, user_b]), 'someone' FROM made`,
    [member],
  );
  await admin.query('ANALYZE rooms, memberships, direct_rooms, direct_participants');
});
afterAll(() => harness[Symbol.asyncDispose]());

/** The tables that a query reads whole. */
const readWhole = async ({ text, values }: Prisma.Sql): Promise<string[]> => {
  const { rows } = await harness.admin.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`EXPLAIN (FORMAT JSON) ${text}`, [
    ...values,
  ]);
  const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
  return rows.flatMap((row) =>
    nodesOf(row['QUERY PLAN'][0].Plan).flatMap((node) =>
      node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? '?'] : [],
    ),
  );
};

test('rooms by id and by name', async () => {
  const references = [{ id: crowd }, { nameKey: 'room 7' }, { id: randomUUID() }];
  expect(await readWhole(roomsByReferenceQuery(member, references))).toEqual([]);
});

test('every room of a user, all of them or as many as allowed', async () => {
  expect(await readWhole(ownRoomsQuery(member))).toEqual([]);
  expect(await readWhole(ownRoomsQuery(member, 1_000))).toEqual([]);
});

test('members of a crowded room by name', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `user${index}`);
  expect(await readWhole(namedMembersQuery(crowd, names))).toEqual([]);
});
