/**
 * Protects: in a room whose history begins for each member when they join, what was said before does not exist for them, whichever way
 * they ask; members who were there see all of it.
 */
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';
import { type StoredMessages, type StoredRow, storeMessages } from './harness/stored-messages.ts';

let world: MessagesWorld;
let peer: Peer<MessagesServiceDefinition>;
let stored: StoredMessages;
let early: TestUser;
let late: TestUser;
let room: string;
/** Said before `late` joined: a root, its first reply, and a pinned one. After: a second reply, a root of its own, and a pinned one. */
let old: { root: StoredRow; reply: StoredRow; pinned: StoredRow };
let recent: { reply: StoredRow; root: StoredRow; pinned: StoredRow };

beforeAll(async () => {
  world = await createMessagesWorld();
  peer = (await world.start()).peer('gateway');
  stored = storeMessages(world);
  early = world.user('early');
  late = world.user('late');
  room = world.room(early);
  const root = await stored.say(room, early, 'old root');
  old = {
    root,
    reply: await stored.say(room, early, 'old reply', { replyTo: root, quotes: false }),
    pinned: await stored.say(room, early, 'old pin', { pinnedAt: new Date() }),
  };
  recent = {
    reply: await stored.say(room, early, 'recent reply', { replyTo: root, quotes: false }),
    root: await stored.say(room, early, 'recent root'),
    pinned: await stored.say(room, early, 'recent pin', { pinnedAt: new Date() }),
  };
  world.rooms.admit(late, room, { visibleAfterSeq: old.pinned.seq, historyFromJoining: true });
});
afterAll(() => world.close());

const as = (user: TestUser) => ({ userToken: user.token });
const notFound = { code: 'NOT_FOUND', data: { what: 'message' } };
const idsOf = (messages: readonly { id: string }[]) => messages.map(({ id }) => id);

test('history begins where the reader joined', async () => {
  const page = await peer.call('GetHistory', { room }, as(late));
  expect(idsOf(page.messages)).toEqual(idsOf([recent.reply, recent.root, recent.pinned]));
  expect(page).toMatchObject({ moreBefore: false, moreAfter: false });
  expect((await peer.call('GetHistory', { room }, as(early))).messages).toHaveLength(6);
});

test('no anchor leads behind the beginning, and none tells that there is more', async () => {
  const { seq } = recent.reply;
  for (const anchor of [{ beforeSeq: seq }, { beforeSeq: 2 }]) {
    const page = await peer.call('GetHistory', { room, ...anchor }, as(late));
    expect(page).toMatchObject({ messages: [], moreBefore: false, moreAfter: true });
  }
  for (const anchor of [{ afterSeq: 0 }, { aroundSeq: 1 }, { aroundSeq: seq }]) {
    const page = await peer.call('GetHistory', { room, limit: 2, ...anchor }, as(late));
    expect(idsOf(page.messages)).toEqual(idsOf([recent.reply, recent.root]));
    expect(page).toMatchObject({ moreBefore: false, moreAfter: true });
  }
  for (const key of ['beforeMessage', 'afterMessage', 'aroundMessage'])
    await expect(peer.call('GetHistory', { room, [key]: old.root.id }, as(late))).rejects.toMatchObject(notFound);
});

test('a message from before is not found, nor what it said before its edits', async () => {
  for (const rpc of ['GetMessage', 'GetEditHistory', 'GetThread'] as const) {
    for (const { id } of Object.values(old))
      await expect(peer.call(rpc, { messageId: id }, as(late))).rejects.toMatchObject(notFound);
    await expect(peer.call(rpc, { messageId: old.root.id }, as(early))).resolves.toBeDefined();
  }
});

test('a reply to what is from before shows its thread and no words of it; the thread itself is not found', async () => {
  const { message } = await peer.call('GetMessage', { messageId: recent.reply.id }, as(late));
  expect(message?.replyTo).toMatchObject({ messageId: old.root.id, excerpt: '' });
  expect(message?.thread).toMatchObject({ rootId: old.root.id, replies: 2 });
  await expect(peer.call('GetThread', { messageId: recent.reply.id }, as(late))).rejects.toMatchObject(notFound);
  const thread = await peer.call('GetThread', { messageId: recent.root.id }, as(late));
  expect(thread.root?.id).toBe(recent.root.id);
});

test('pins from before are not listed', async () => {
  expect(idsOf((await peer.call('ListPins', { room }, as(late))).messages)).toEqual([recent.pinned.id]);
  expect((await peer.call('ListPins', { room }, as(early))).messages).toHaveLength(2);
});
