/**
 * Protects: what reading costs does not depend on how much there is, nor on where in it one reads: every look-up is on an index, and a
 * page is a bounded walk along one.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HistoryAnchor, planPage } from '../src/domain/history-page.ts';
import { aroundQuery, repliesQuery } from '../src/store/history-store.ts';
import { countMentionsQuery } from '../src/store/mention-store.ts';
import { attachmentsQuery, parentsQuery, reactionsQuery } from '../src/store/message-parts.ts';
import { byIdsQuery } from '../src/store/message-reader.ts';
import { pinsQuery } from '../src/store/pin-store.ts';
import { revisionsQuery } from '../src/store/revision-store.ts';
import { fillLog } from './harness/fill-log.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';
import { connectExplainer, type Explainer, type Plan } from './harness/query-plans.ts';

const entries = 100_000;
const everybody = '00000000-0000-0000-0000-000000000000';
let world: MessagesWorld;
let explainer: Explainer;
let al: TestUser;
let bo: TestUser;
const room = randomUUID();
/** Of a thread with 10,000 replies. */
let root: string;
/** Fifty messages from all over the room. */
let some: string[];

/** Every seventh entry is no message; of the others every tenth is a reply of one thread, and the one after it the root of a thread of its own. */
const fillParts = async () => {
  const [first] = await world.query<{ id: string }>('SELECT id FROM messages.messages WHERE room_id = $1 AND seq = 1', [
    room,
  ]);
  root = first?.id as string;
  await world.query(
    'UPDATE messages.messages SET thread_root = $2, reply_to = $2 WHERE room_id = $1 AND seq % 10 = 0',
    [room, root],
  );
  await world.query(
    `INSERT INTO messages.threads SELECT id, 10, now(), 3 FROM messages.messages WHERE room_id = $1 AND seq % 10 = 1`,
    [room],
  );
  await world.query(
    `UPDATE messages.messages SET pinned_at = now() - seq * interval '1 second' WHERE room_id = $1 AND seq % 1000 = 2`,
    [room],
  );
  await world.query(
    `INSERT INTO messages.mentions SELECT u.id, room_id, seq FROM messages.messages, unnest($2::uuid[]) AS u (id)
     WHERE room_id = $1 AND seq % 2 = 0`,
    [room, [al.id, bo.id, everybody]],
  );
  await world.query(
    `INSERT INTO messages.reactions SELECT id, e.emoji, gen_random_uuid(), 'x', seq
     FROM messages.messages, unnest('{👍,🎉}'::text[]) AS e (emoji) WHERE room_id = $1 AND seq % 5 = 0`,
    [room],
  );
  await world.query(
    `INSERT INTO messages.revisions SELECT id, n, 'was', now(), author_id, 'al'
     FROM messages.messages, generate_series(0, 2) AS n WHERE room_id = $1 AND seq % 5 = 0`,
    [room],
  );
  await world.query(
    `INSERT INTO messages.blobs SELECT 'hash ' || n, gen_random_uuid(), n, 'image/png' , 1, 1, null, now() FROM generate_series(1, 60000) AS n`,
  );
  await world.query(
    `INSERT INTO messages.attachments SELECT gen_random_uuid(), room_id, author_id, 'x', 'hash ' || (1 + seq % 60000), now(), id, 0
     FROM messages.messages WHERE room_id = $1 AND seq % 5 = 0`,
    [room],
  );
  some = (
    await world.query<{ id: string }>(
      'SELECT id FROM messages.messages WHERE room_id = $1 AND seq % 10 = 0 ORDER BY id LIMIT 50',
      [room],
    )
  ).map(({ id }) => id);
};

beforeAll(async () => {
  world = await createMessagesWorld();
  al = world.user('al');
  bo = world.user('bo');
  await fillLog(world, room, al, entries);
  await fillParts();
  await world.query(
    `VACUUM ANALYZE messages.messages, messages.threads, messages.mentions, messages.reactions, messages.revisions,
       messages.attachments, messages.blobs`,
  );
  explainer = await connectExplainer(world);
});
afterAll(async () => {
  await explainer.close();
  await world.close();
});

const expectIndexes = ({ seqScans, indexes }: Plan, ...expected: string[]) => {
  expect(seqScans).toBe(0);
  expect(indexes).toEqual(new Set(expected));
};

const anchors: Record<string, HistoryAnchor> = {
  end: { kind: 'newest' },
  beginning: { kind: 'after', seq: 0 },
  before: { kind: 'before', seq: entries / 2 },
  after: { kind: 'after', seq: entries / 2 },
  around: { kind: 'around', seq: entries / 2 },
};

test('a page of history, with its threads, costs about as much in the middle of 100,000 entries as at the end', async () => {
  const pages = new Map<string, Plan>();
  for (const [name, anchor] of Object.entries(anchors))
    pages.set(name, await explainer.explain(aroundQuery(room, planPage(anchor, 50))));
  const end = pages.get('end')?.buffers as number;
  for (const plan of pages.values()) {
    expectIndexes(plan, 'messages_room_id_seq_key', 'threads_pkey');
    // Both sides are read around a pivot, and a page may begin in the middle of a block.
    expect(plan.buffers).toBeLessThanOrEqual(2 * end + 8);
  }
  // The page itself, and for each of its 51 messages one way down the index of threads.
  expect(end).toBeLessThan(30 + 51 * 4);
});

test('a page of a thread of 10,000 replies costs about as much in its middle as at its end', async () => {
  const pages = new Map<string, Plan>();
  for (const [name, anchor] of Object.entries(anchors))
    pages.set(name, await explainer.explain(repliesQuery(root, planPage(anchor, 50))));
  const end = pages.get('end')?.buffers as number;
  for (const plan of pages.values()) {
    expectIndexes(plan, 'messages_thread_root_seq_idx', 'threads_pkey');
    expect(plan.buffers).toBeLessThanOrEqual(2 * end + 8);
  }
});

test('a page for somebody who joined late does not walk through what they may not see', async () => {
  const page = (floor: number) => explainer.explain(aroundQuery(room, planPage({ kind: 'after', seq: 0 }, 50, floor)));
  const beginning = await page(0);
  const late = await page(entries - 1_000);
  expectIndexes(late, 'messages_room_id_seq_key', 'threads_pkey');
  expect(late.buffers).toBeLessThanOrEqual(2 * beginning.buffers + 8);
});

test('the pins of a room are found without reading its messages', async () => {
  const plan = await explainer.explain(pinsQuery(room, { visibleAfterSeq: 0, limit: 100 }));
  expectIndexes(plan, 'messages_room_id_pinned_at_idx', 'threads_pkey');
  expect(plan.buffers).toBeLessThan(100 * 8);
});

test('mentions are counted from where they are asked for, and to a thousand', async () => {
  const from = (afterSeq: number) => [{ roomId: room, afterSeq }];
  const few = await explainer.explain(countMentionsQuery(bo.id, from(entries - 100)));
  const all = await explainer.explain(countMentionsQuery(bo.id, from(0)));
  for (const plan of [few, all]) expectIndexes(plan, 'mentions_pkey', 'messages_room_id_seq_key');
  expect(few.buffers).toBeLessThan(600);
  // Two walks of 1,000, each with a way down the index of messages.
  expect(all.buffers).toBeLessThan(2 * 1_000 * 6);
});

test('five hundred rooms without mentions are counted in one go', async () => {
  const rooms = Array.from({ length: 500 }, () => ({ roomId: randomUUID(), afterSeq: 0 }));
  const plan = await explainer.explain(countMentionsQuery(al.id, rooms));
  expectIndexes(plan, 'mentions_pkey', 'messages_room_id_seq_key');
  expect(plan.buffers).toBeLessThan(2 * 500 * 5);
});

test('messages, and what they answer, are found by their ids', async () => {
  const messages = await explainer.explain(byIdsQuery(some));
  expectIndexes(messages, 'messages_pkey', 'threads_pkey');
  const parents = await explainer.explain(parentsQuery(some));
  expectIndexes(parents, 'messages_pkey');
  expect(parents.buffers).toBeLessThan(50 * 6);
});

test('reactions, attachments and revisions are found by their messages', async () => {
  const reactions = await explainer.explain(reactionsQuery(some, al.id));
  expectIndexes(reactions, 'reactions_pkey');
  const attachments = await explainer.explain(attachmentsQuery(some));
  expectIndexes(attachments, 'attachments_message_id_position_idx', 'blobs_pkey');
  const revisions = await explainer.explain(revisionsQuery(some[0] as string));
  expectIndexes(revisions, 'messages_pkey', 'revisions_pkey');
  for (const { buffers } of [reactions, attachments]) expect(buffers).toBeLessThan(50 * 10);
  expect(revisions.buffers).toBeLessThan(20);
});
