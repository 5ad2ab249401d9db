/**
 * Protects: walking a room's history either way shows every message once and in order; only members read; the cost of a page does not
 * depend on where it lies or on how long the room's history is.
 */
import { randomUUID } from 'node:crypto';
import type { GetHistoryRequest } from '@lair/contracts/generated/lair/messages/v1/GetHistoryRequest.ts';
import type { GetHistoryResponse__Output } from '@lair/contracts/generated/lair/messages/v1/GetHistoryResponse.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planPage } from '../src/domain/history-page.ts';
import { aroundQuery } from '../src/store/history-store.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';

let world: MessagesWorld;
let peer: Peer<MessagesServiceDefinition>;
let al: TestUser;
let room: string;
/** seqs of the messages in `room`; some of its log entries are no messages. */
let messageSeqs: number[];

const history = (request: GetHistoryRequest, user = al): Promise<GetHistoryResponse__Output> =>
  peer.call('GetHistory', request, { userToken: user.token });
const seqsOf = (page: GetHistoryResponse__Output) => page.messages.map(({ seq }) => seq);

/** Fills a room's log without going through the service; every seventh entry is somebody joining. */
const fill = async (roomId: string, entries: number): Promise<void> => {
  const values = [roomId, al.id, entries];
  await world.query(
    `INSERT INTO messages.messages (id, room_id, seq, author_id, author_name, type, content, created_at)
     SELECT gen_random_uuid(), $1, n, $2, 'al', 'text', 'message ' || n, timestamptz '2026-01-01' + n * interval '1 second'
     FROM generate_series(1, $3::int) AS n WHERE n % 7 <> 0`,
    values,
  );
  await world.query(
    `INSERT INTO messages.events (room_id, seq, type, message_id, actor_id, actor_name, at, payload)
     SELECT $1, n, (CASE WHEN m.id IS NULL THEN 'member_joined' ELSE 'message' END)::messages.event_type, m.id, $2, 'al',
            timestamptz '2026-01-01' + n * interval '1 second',
            CASE WHEN m.id IS NULL THEN '{"user": {"id": "x", "username": "bo", "role": "user"}, "reason": ""}'::jsonb END
     FROM generate_series(1, $3::int) AS n LEFT JOIN messages.messages AS m ON m.room_id = $1 AND m.seq = n`,
    values,
  );
  await world.query('INSERT INTO messages.room_heads VALUES ($1, $2, now())', [roomId, entries]);
};

beforeAll(async () => {
  world = await createMessagesWorld();
  peer = (await world.start()).peer('gateway');
  al = world.user('al');
  room = randomUUID();
  world.rooms.admit(al.id, room, { name: 'Attic' });
  await fill(room, 100);
  messageSeqs = Array.from({ length: 100 }, (_, n) => n + 1).filter((n) => n % 7 !== 0);
});
afterAll(() => world.close());

describe('pages', () => {
  test('without an anchor come the newest fifty, oldest first', async () => {
    const page = await history({ room });
    expect(seqsOf(page)).toEqual(messageSeqs.slice(-50));
    expect(page).toMatchObject({ roomId: room, moreBefore: true, moreAfter: false });
    expect(page.messages.at(-1)).toMatchObject({ content: 'message 100', author: { id: al.id, username: 'al' } });
  });

  test.each([1, 2, 7, 50, 86, 200])('walking back by %i shows every message once', async (limit) => {
    const seen: number[] = [];
    let page = await history({ room, limit });
    for (;;) {
      seen.unshift(...seqsOf(page));
      if (!page.moreBefore) break;
      page = await history({ room, limit, beforeSeq: page.messages[0]?.seq as number });
      expect(page.moreAfter).toBe(true);
    }
    expect(seen).toEqual(messageSeqs);
  });

  test.each([1, 2, 7, 50, 86, 200])('walking on by %i from message ids shows every message once', async (limit) => {
    const seen: number[] = [];
    let page = await history({ room, limit, afterSeq: 0 });
    for (;;) {
      seen.push(...seqsOf(page));
      if (!page.moreAfter) break;
      page = await history({ room, limit, afterMessage: page.messages.at(-1)?.id as string });
      expect(page.moreBefore).toBe(true);
    }
    expect(seen).toEqual(messageSeqs);
  });

  test('around a message lie both sides and itself', async () => {
    const [fifty] = (await history({ room, limit: 1, afterSeq: 49 })).messages;
    const page = await history({ room: 'attic', limit: 5, aroundMessage: fifty?.id as string });
    expect(seqsOf(page)).toEqual([47, 48, 50, 51, 52]);
    expect(page).toMatchObject({ moreBefore: true, moreAfter: true, roomId: room });
  });

  test('around the ends a page is as full as in the middle', async () => {
    expect(seqsOf(await history({ room, limit: 5, aroundSeq: 0 }))).toEqual([1, 2, 3, 4, 5]);
    expect(seqsOf(await history({ room, limit: 5, aroundSeq: 1_000 }))).toEqual(
      [96, 97, 99, 100].slice(-5).toSpliced(0, 0, 95),
    );
  });

  test('past the ends there is nothing, and the way back is known', async () => {
    expect(await history({ room, beforeSeq: 1 })).toMatchObject({ messages: [], moreBefore: false, moreAfter: true });
    expect(await history({ room, afterSeq: 100 })).toMatchObject({ messages: [], moreBefore: true, moreAfter: false });
    expect(await history({ room, beforeSeq: Number.MAX_SAFE_INTEGER, limit: 1 })).toMatchObject({ moreAfter: false });
    expect(await history({ room, afterSeq: Number.MAX_SAFE_INTEGER })).toMatchObject({ messages: [] });
  });

  test('a room nobody wrote to has an empty page', async () => {
    const page = await history({ room: world.room(al) });
    expect(page).toMatchObject({ messages: [], moreBefore: false, moreAfter: false });
  });
});

describe('refusals', () => {
  test.each([
    ['a limit over 200', { limit: 201 }, 'limit'],
    ['a negative limit', { limit: -1 }, 'limit'],
    ['a negative seq', { beforeSeq: -1 }, 'before'],
    ['an anchor that is no UUID', { aroundMessage: 'seven' }, 'around'],
    ['an impossible room', { room: ' ' }, 'room'],
  ])('%s is refused by the name of the field', async (_, wrong, path) => {
    await expect(history({ room, ...wrong })).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
      data: { issues: [{ path }] },
    });
  });

  test('those who are no members find no room', async () => {
    await expect(history({ room }, world.user())).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'room' } });
    const outsider = world.user();
    world.rooms.admit(outsider.id, room, { canRead: false, canPost: false });
    await expect(history({ room }, outsider)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'room' } });
  });

  test('an anchor in another room is not found', async () => {
    const other = world.room(al);
    await fill(other, 1);
    const [message] = (await history({ room: other })).messages;
    await expect(history({ room, beforeMessage: message?.id as string })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'message' },
    });
  });

  test('a message is found by members of its room only', async () => {
    const [message] = (await history({ room, limit: 1 })).messages;
    const messageId = message?.id as string;
    const get = (user: TestUser, id = messageId) =>
      peer.call('GetMessage', { messageId: id }, { userToken: user.token });
    expect((await get(al, messageId.toUpperCase())).message).toEqual(message);
    const notFound = { code: 'NOT_FOUND', data: { what: 'message' } };
    await expect(get(world.user())).rejects.toMatchObject(notFound);
    await expect(get(al, randomUUID())).rejects.toMatchObject(notFound);
    await expect(get(al, 'seven')).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: PlanNode[];
}
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('cost', () => {
  const explain = async (
    roomId: string,
    ...plan: Parameters<typeof planPage>
  ): Promise<{ nodes: PlanNode[]; buffers: number }> => {
    const { text, values } = aroundQuery(roomId, planPage(...plan));
    const inSchema = text.replaceAll(' FROM messages', ' FROM messages.messages');
    const [row] = await world.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${inSchema}`,
      values,
    );
    const top = row?.['QUERY PLAN'][0]?.Plan as PlanNode;
    return { nodes: nodesOf(top), buffers: top['Shared Hit Blocks'] + top['Shared Read Blocks'] };
  };

  test('a page from the middle of 100,000 costs what a page from the end costs, and reads only the index and its rows', async () => {
    const large = world.room(al);
    await fill(large, 100_000);
    await world.query('ANALYZE messages.messages');
    const end = await explain(large, { kind: 'newest' }, 50);
    const middle = await explain(large, { kind: 'before', seq: 50_000 }, 50);
    const onwards = await explain(large, { kind: 'after', seq: 50_000 }, 50);
    const around = await explain(large, { kind: 'around', seq: 50_000 }, 50);
    for (const { nodes } of [end, middle, onwards, around]) {
      expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([]);
      const indexes = nodes.map((node) => node['Index Name']).filter(Boolean);
      expect(new Set(indexes)).toEqual(new Set(['messages_room_id_seq_key']));
    }
    expect(middle.buffers).toBeLessThanOrEqual(end.buffers * 2 + 8);
    expect(onwards.buffers).toBeLessThanOrEqual(end.buffers * 2 + 8);
    expect(around.buffers).toBeLessThanOrEqual(end.buffers * 3 + 8);
    expect(end.buffers).toBeLessThan(30);
  });
});
