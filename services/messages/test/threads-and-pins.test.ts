/**
 * Protects: paging a thread either way shows every reply once; any message of a thread names it; pins come the last one first; an edited
 * message tells all that it said.
 */
import { randomUUID } from 'node:crypto';
import type { GetThreadRequest } from '@lair/contracts/generated/lair/messages/v1/GetThreadRequest.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';
import { type StoredMessages, type StoredRow, storeMessages, timeOf } from './harness/stored-messages.ts';

let world: MessagesWorld;
let peer: Peer<MessagesServiceDefinition>;
let stored: StoredMessages;
let al: TestUser;
let outsider: TestUser;

beforeAll(async () => {
  world = await createMessagesWorld();
  peer = (await world.start()).peer('gateway');
  stored = storeMessages(world);
  al = world.user('al');
  outsider = world.user();
});
afterAll(() => world.close());

const as = (user: TestUser) => ({ userToken: user.token });
const notFound = (what: string) => ({ code: 'NOT_FOUND', data: { what } });
const refused = (path: string) => ({ code: 'INVALID_PARAMS', data: { issues: [{ path }] } });

describe('a thread', () => {
  let root: StoredRow;
  let replies: StoredRow[];
  /** seqs of the replies that are not deleted. */
  let seqs: number[];
  const thread = (request: GetThreadRequest, user = al) => peer.call('GetThread', request, as(user));
  const seqsOf = (page: Awaited<ReturnType<typeof thread>>) => page.replies.map(({ seq }) => seq);

  beforeAll(async () => {
    const room = world.room(al);
    root = await stored.say(room, al, 'root');
    replies = [];
    for (let n = 0; n < 60; n++) {
      await stored.say(room, al, 'in between');
      replies.push(await stored.say(room, al, `reply ${n}`, { replyTo: replies.at(-1) ?? root, threadRoot: root }));
    }
    for (const n of [0, 7, 59]) await stored.remove(replies[n] as StoredRow, al);
    seqs = replies.filter((_, n) => ![0, 7, 59].includes(n)).map(({ seq }) => seq);
  });

  test('begins with its oldest fifty replies, without those that are deleted', async () => {
    const page = await thread({ messageId: root.id });
    expect(page.root).toMatchObject({ id: root.id, content: 'root', thread: { rootId: root.id } });
    expect(seqsOf(page)).toEqual(seqs.slice(0, 50));
    expect(page).toMatchObject({ moreBefore: false, moreAfter: true });
    expect(page.replies[0]?.replyTo).toMatchObject({ messageId: replies[0]?.id, excerpt: '' });
    expect(page.replies[1]?.replyTo).toMatchObject({ messageId: replies[1]?.id, excerpt: 'reply 1' });
  });

  test('is named by any of its messages, deleted ones too', async () => {
    const page = await thread({ messageId: root.id });
    for (const n of [0, 30]) expect(await thread({ messageId: replies[n]?.id as string })).toEqual(page);
  });

  test.each([1, 7, 57, 200])('read by %i either way shows every reply once', async (limit) => {
    const on: number[] = [];
    for (let page = await thread({ messageId: root.id, limit }); ; ) {
      on.push(...seqsOf(page));
      if (!page.moreAfter) break;
      page = await thread({ messageId: root.id, limit, afterSeq: on.at(-1) as number });
    }
    const back: number[] = [];
    for (let page = await thread({ messageId: root.id, limit, beforeSeq: Number.MAX_SAFE_INTEGER }); ; ) {
      back.unshift(...seqsOf(page));
      if (!page.moreBefore) break;
      page = await thread({ messageId: root.id, limit, beforeSeq: back[0] as number });
      expect(page.moreAfter).toBe(true);
    }
    expect(on).toEqual(seqs);
    expect(back).toEqual(seqs);
  });

  test('without replies is its root alone', async () => {
    const alone = await stored.say(root.roomId, al, 'alone');
    const page = await thread({ messageId: alone.id });
    expect(page).toMatchObject({ root: { id: alone.id }, replies: [], moreBefore: false, moreAfter: false });
  });

  test('is not found by those who are no members', async () => {
    await expect(thread({ messageId: root.id }, outsider)).rejects.toMatchObject(notFound('message'));
    await expect(thread({ messageId: randomUUID() })).rejects.toMatchObject(notFound('message'));
  });

  test('is not asked for out of bounds', async () => {
    await expect(thread({ messageId: 'seven' })).rejects.toMatchObject(refused('message'));
    await expect(thread({ messageId: root.id, limit: 201 })).rejects.toMatchObject(refused('limit'));
    await expect(thread({ messageId: root.id, beforeSeq: -1 })).rejects.toMatchObject(refused('before'));
    await expect(thread({ messageId: root.id, afterSeq: -1 })).rejects.toMatchObject(refused('after'));
  });
});

describe('pins', () => {
  test('come in the order in which they were pinned, the last one first', async () => {
    const room = randomUUID();
    world.rooms.admit(al, room, { name: 'Attic' });
    const first = await stored.say(room, al, 'a', { pinnedAt: new Date(timeOf(100)) });
    await stored.say(room, al, 'not pinned');
    const second = await stored.say(room, al, 'b', { pinnedAt: new Date(timeOf(50)) });
    const { messages } = await peer.call('ListPins', { room: 'attic' }, as(al));
    expect(messages.map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(messages).toMatchObject([{ content: 'a', pinned: true }, { content: 'b' }]);
  });

  test('are for members of a room that there is', async () => {
    const room = world.room(al);
    expect(await peer.call('ListPins', { room }, as(al))).toEqual({ messages: [] });
    await expect(peer.call('ListPins', { room }, as(outsider))).rejects.toMatchObject(notFound('room'));
    await expect(peer.call('ListPins', { room: ' ' }, as(al))).rejects.toMatchObject(refused('room'));
  });
});

describe('an edited message', () => {
  test('tells what it said and when, oldest first, and what it says now', async () => {
    const message = await stored.say(world.room(al), al, 'one');
    await stored.edit(message, 'two', new Date(timeOf(50)));
    await stored.edit(message, 'three', new Date(timeOf(60)));
    const by = { id: al.id, username: 'al' };
    const { revisions } = await peer.call('GetEditHistory', { messageId: message.id }, as(al));
    expect(revisions).toEqual([
      { content: 'one', editedAtMs: timeOf(message.seq), by },
      { content: 'two', editedAtMs: timeOf(50), by },
      { content: 'three', editedAtMs: timeOf(60), by },
    ]);
  });

  test('that was never edited has said one thing', async () => {
    const message = await stored.say(world.room(al), al, 'one');
    const { revisions } = await peer.call('GetEditHistory', { messageId: message.id }, as(al));
    expect(revisions).toMatchObject([{ content: 'one', editedAtMs: timeOf(message.seq) }]);
  });

  test('tells nothing to those who are no members', async () => {
    const message = await stored.say(world.room(al), al, 'one');
    const ask = (messageId: string, user = al) => peer.call('GetEditHistory', { messageId }, as(user));
    await expect(ask(message.id, outsider)).rejects.toMatchObject(notFound('message'));
    await stored.remove(message, al);
    await expect(ask(message.id, outsider)).rejects.toMatchObject(notFound('message'));
    await expect(ask(randomUUID())).rejects.toMatchObject(notFound('message'));
    await expect(ask('seven')).rejects.toMatchObject(refused('message'));
  });
});
