/**
 * Protects: what a reader sees of a message: all that it has, as it is now. Of a deleted one only its place is left, on every way of
 * reading, and nothing of it shows elsewhere either.
 */
import { toWireAttachment } from '@lair/contracts';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { EXCERPT_CHARACTERS_MAX } from '@lair/wire';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';
import { type StoredMessages, type StoredRow, storeMessages, timeOf } from './harness/stored-messages.ts';

let world: MessagesWorld;
let peer: Peer<MessagesServiceDefinition>;
let stored: StoredMessages;
let al: TestUser;
let bo: TestUser;
let room: string;

beforeAll(async () => {
  world = await createMessagesWorld();
  peer = (await world.start()).peer('gateway');
  stored = storeMessages(world);
  al = world.user('al');
  bo = world.user('bo');
});
afterAll(() => world.close());
beforeEach(() => {
  room = world.room(al, bo);
});

const as = (user: TestUser) => ({ userToken: user.token });
const see = async ({ id }: { id: string }, user = al): Promise<Message__Output> =>
  (await peer.call('GetMessage', { messageId: id }, as(user))).message as Message__Output;
const historyOf = async (user = al) => (await peer.call('GetHistory', { room }, as(user))).messages;
const refOf = ({ id, username }: TestUser) => ({ id, username });

describe('a message shows', () => {
  test('what it answers, and the beginning of that', async () => {
    const parent = await stored.say(room, bo, `first line\nsecond line ${'x'.repeat(300)}`);
    const reply = await stored.say(room, al, 'yes', { replyTo: parent });
    const { replyTo } = await see(reply);
    expect(replyTo).toMatchObject({ messageId: parent.id, author: refOf(bo) });
    expect(replyTo?.excerpt).toMatch(/^first line second line x+…$/);
    expect([...(replyTo?.excerpt ?? '')]).toHaveLength(EXCERPT_CHARACTERS_MAX);
  });

  test('the excerpt of what its parent says now', async () => {
    const parent = await stored.say(room, bo, 'before');
    const reply = await stored.say(room, al, 'yes', { replyTo: parent });
    await stored.edit(parent, 'after', new Date());
    expect((await see(reply)).replyTo?.excerpt).toBe('after');
    await stored.remove(parent, bo);
    expect((await see(reply)).replyTo).toEqual({ messageId: parent.id, author: refOf(bo), excerpt: '' });
  });

  test('no excerpt of what is encrypted, nor where not all may read what it answers', async () => {
    const secret = await stored.say(room, bo, 'c2VjcmV0', { type: 'encrypted' });
    expect((await see(await stored.say(room, al, 'yes', { replyTo: secret }))).replyTo?.excerpt).toBe('');
    const parent = await stored.say(room, bo, 'for the early ones');
    const reply = await stored.say(room, al, 'yes', { replyTo: parent, quotes: false });
    expect((await see(reply)).replyTo).toEqual({ messageId: parent.id, author: refOf(bo), excerpt: '' });
  });

  test('its thread, the same on the root and on all replies', async () => {
    const root = await stored.say(room, al, 'root');
    const first = await stored.say(room, bo, 'one', { replyTo: root });
    const second = await stored.say(room, bo, 'two', { replyTo: first, threadRoot: root });
    const thread = { rootId: root.id, replies: 2, lastReplyAtMs: timeOf(second.seq), participants: 1 };
    expect((await historyOf()).map((message) => message.thread)).toEqual([thread, thread, thread]);
    expect((await see(first)).thread).toEqual(thread);
    expect((await see(await stored.say(room, al, 'plain'))).thread).toBeUndefined();
  });

  test('reactions by count and then by emoji, with the first twenty users, and those of its reader', async () => {
    const message = await stored.say(room, al, 'like me');
    const crowd = Array.from({ length: 25 }, () => world.user());
    await stored.react(message, '🎉', bo);
    await stored.react(message, '👍', ...crowd);
    await stored.react(message, '❤️', al);
    const reactions = [
      { emoji: '👍', count: 25, users: crowd.slice(0, 20).map(({ username }) => username), mine: false },
      { emoji: '❤️', count: 1, users: ['al'], mine: true },
      { emoji: '🎉', count: 1, users: ['bo'], mine: false },
    ];
    expect((await see(message)).reactions).toEqual(reactions);
    expect((await historyOf()).map((one) => one.reactions)).toEqual([reactions]);
    expect((await see(message, bo)).reactions.map(({ mine }) => mine)).toEqual([false, false, true]);
  });

  test('attachments in the order they were given', async () => {
    const message = await stored.say(room, al, '', { type: 'image' });
    await stored.attach(message, 'b.png', 'a.png');
    const { attachments, type } = await see(message);
    expect(type).toBe('MESSAGE_TYPE_IMAGE');
    expect(attachments.map(toWireAttachment)).toEqual(
      ['b.png', 'a.png'].map((name) => ({
        ...{ id: expect.any(String), name, type: 'image/png', size: 5, sha256: expect.any(String) },
        ...{ width: 20, height: 10 },
      })),
    );
  });

  test('whom it mentions, how often it was edited, and that it is pinned', async () => {
    const message = await stored.say(room, al, '@bo', { mentions: [bo], mentionsRoom: true, pinnedAt: new Date() });
    await stored.edit(message, '@bo!', new Date(timeOf(50)));
    expect(await see(message)).toMatchObject({
      content: '@bo!',
      mentions: [bo.id],
      mentionsRoom: true,
      pinned: true,
      edits: 1,
      editedAtMs: timeOf(50),
    });
  });
});

describe('a deleted message', () => {
  /** A message with all that a message can have, a root with one reply, pinned, and deleted. */
  const createDeleted = async (): Promise<{ message: StoredRow; reply: StoredRow }> => {
    const parent = await stored.say(room, bo, 'parent');
    const message = await stored.say(room, al, 'unspeakable', {
      ...{ replyTo: parent, mentions: [bo], mentionsRoom: true, pinnedAt: new Date() },
    });
    const reply = await stored.say(room, bo, 'shocking', { replyTo: message, threadRoot: parent });
    await stored.react(message, '👍', bo);
    await stored.attach(message, 'unspeakable.png');
    await stored.edit(message, 'unspeakable too', new Date(timeOf(50)));
    await stored.remove(message, bo);
    return { message, reply };
  };

  test('is only its place, author, times and thread, wherever it is read', async () => {
    const { message } = await createDeleted();
    const tombstone = await see(message);
    expect(tombstone).toMatchObject({
      id: message.id,
      seq: message.seq,
      author: refOf(al),
      content: '',
      pinned: false,
    });
    expect(tombstone.deletedAtMs).toBeGreaterThan(0);
    expect(tombstone.thread).toMatchObject({ replies: 2 });
    expect(tombstone).toMatchObject({ mentions: [], mentionsRoom: false, reactions: [], attachments: [] });
    expect(tombstone).not.toHaveProperty('replyTo');
    expect((await historyOf())[1]).toEqual(tombstone);
  });

  test('shows on no way of reading what it said', async () => {
    const { message, reply } = await createDeleted();
    const answers = [
      await peer.call('GetMessage', { messageId: message.id }, as(al)),
      await peer.call('GetMessage', { messageId: reply.id }, as(al)),
      await peer.call('GetHistory', { room }, as(al)),
      await peer.call('GetThread', { messageId: message.id }, as(al)),
      await peer.call('ListPins', { room }, as(al)),
    ];
    expect(JSON.stringify(answers)).not.toContain('unspeakable');
    expect(JSON.stringify(answers[0])).not.toContain('why');
    await expect(peer.call('GetEditHistory', { messageId: message.id }, as(al))).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      data: { reason: 'deleted' },
    });
  });

  test('is no pin and no reply of its thread, and as a root a tombstone', async () => {
    const { message, reply } = await createDeleted();
    expect((await peer.call('ListPins', { room }, as(al))).messages).toEqual([]);
    const thread = await peer.call('GetThread', { messageId: message.id }, as(al));
    expect(thread.replies.map(({ id }) => id)).toEqual([reply.id]);
    const root = await stored.say(room, al, 'root');
    const only = await stored.say(room, bo, 'reply', { replyTo: root });
    await stored.remove(root, al);
    const rest = await peer.call('GetThread', { messageId: only.id }, as(al));
    expect(rest.root).toMatchObject({ id: root.id, content: '' });
    expect(rest.root?.deletedAtMs).toBeGreaterThan(0);
    expect(rest.replies.map(({ id }) => id)).toEqual([only.id]);
  });
});
