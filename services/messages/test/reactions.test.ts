/**
 * Protects: one reaction for each user, message and emoji, never lost and never doubled; pins likewise; and their limits.
 */
import { randomUUID } from 'node:crypto';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Changer, changesOf, readLog, refusal } from './harness/changes.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import type { SendStream } from './harness/send-stream.ts';

let world: MessagesWorld;
let instance: Instance;
let stream: SendStream;
let al: TestUser;
let bo: TestUser;
let room: string;
let message: Message__Output;
let als: Changer;
let bos: Changer;

beforeAll(async () => {
  world = await createMessagesWorld();
  instance = await world.start({ LAIR_REACTIONS_MAX: '3', LAIR_PINS_MAX: '2' });
  stream = await instance.openStream();
  [al, bo] = [world.user('al'), world.user('bob')];
  [als, bos] = [changesOf(instance, al), changesOf(instance, bo)];
});
afterAll(() => world.close());
beforeEach(async () => {
  room = world.room(al);
  world.rooms.admit(bo, room, { role: 'moderator' });
  message = await stream.say(al, room, 'hello');
});

test('reactions are answered by count, in one form of each emoji, and tell whose they are', async () => {
  await als.react(message.id, '❤');
  await als.react(message.id, ':+1:');
  expect(await bos.react(message.id, '👍\ufe0f')).toEqual([
    { emoji: '👍', count: 2, users: ['al', 'bob'], mine: true },
    { emoji: '❤️', count: 1, users: ['al'], mine: false },
  ]);
  const log = await readLog(instance, room);
  expect(log.slice(1).map(({ body, actor, reactionAdded }) => [body, actor?.username, reactionAdded])).toEqual([
    ['reactionAdded', 'al', { messageId: message.id, reaction: { emoji: '❤️', count: 1, users: ['al'], mine: false } }],
    ['reactionAdded', 'al', { messageId: message.id, reaction: { emoji: '👍', count: 1, users: ['al'], mine: false } }],
    [
      'reactionAdded',
      'bob',
      { messageId: message.id, reaction: { emoji: '👍', count: 2, users: ['al', 'bob'], mine: false } },
    ],
  ]);
});

test('the same reaction again, and taking back what is not there, change nothing', async () => {
  await als.react(message.id, '👍');
  expect(await als.react(message.id, '👍')).toEqual([{ emoji: '👍', count: 1, users: ['al'], mine: true }]);
  expect(await bos.unreact(message.id, '👍')).toEqual([{ emoji: '👍', count: 1, users: ['al'], mine: false }]);
  expect(await readLog(instance, room)).toHaveLength(2);
});

test('a reaction that is taken back is gone, and the event says what is left', async () => {
  await als.react(message.id, '👍');
  await bos.react(message.id, '👍');
  await als.unreact(message.id, '👍');
  expect(await bos.unreact(message.id, '👍')).toEqual([]);
  const [, , , first, second] = await readLog(instance, room);
  expect(first?.reactionRemoved?.reaction).toEqual({ emoji: '👍', count: 1, users: ['bob'], mine: false });
  expect(second?.reactionRemoved?.reaction).toEqual({ emoji: '👍', count: 0, users: [], mine: false });
  const [row] = await world.query('SELECT reactions FROM messages.messages WHERE id = $1', [message.id]);
  expect(row).toEqual({ reactions: 0 });
});

test('a repeated reaction does not come back after it was taken back', async () => {
  const clientId = randomUUID();
  await als.react(message.id, '👍', { clientId });
  await als.unreact(message.id, '👍');
  expect(await als.react(message.id, '👍', { clientId })).toEqual([]);
  await expect(als.react(message.id, '❤', { clientId })).rejects.toMatchObject(refusal.conflict({ id: message.id }));
  await expect(als.unreact(message.id, '👍', { clientId })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a message takes so many different emoji, and more of those it has', async () => {
  for (const emoji of ['👍', '❤', '🎉']) await als.react(message.id, emoji);
  await expect(bos.react(message.id, '🙏')).rejects.toMatchObject({
    code: 'FAILED_PRECONDITION',
    data: { reason: 'too_many_reactions', limit: 3 },
  });
  expect(await bos.react(message.id, '🎉')).toHaveLength(3);
  await als.unreact(message.id, '👍');
  expect(await bos.react(message.id, '🙏')).toHaveLength(3);
});

test('refusals come in the order that the proto promises', async () => {
  const outsider = changesOf(instance, world.user());
  for (const emoji of ['', 'x', '👍👍', ':nothing:', '🏽'])
    await expect(outsider.react(message.id, emoji)).rejects.toMatchObject(refusal.params('emoji'));
  await expect(outsider.react('seven', '👍')).rejects.toMatchObject(refusal.params('message'));
  await expect(outsider.react(message.id, '👍', { clientId: 'x' })).rejects.toMatchObject(refusal.params('clientId'));
  await expect(outsider.react(message.id, '👍')).rejects.toMatchObject(refusal.notFound('message'));
  const quiet = world.user();
  world.rooms.admit(quiet, room, { readOnly: true });
  await expect(changesOf(instance, quiet).react(message.id, '👍')).rejects.toMatchObject(refusal.denied('post'));
  await expect(als.pin(message.id)).rejects.toMatchObject(refusal.denied('pin'));
  await expect(outsider.unpin(message.id)).rejects.toMatchObject(refusal.notFound('message'));
});

test('a message before the joining of somebody is none of theirs to react to', async () => {
  const late = world.user();
  world.rooms.admit(late, room, { visibleAfterSeq: 1, historyFromJoining: true });
  await expect(changesOf(instance, late).react(message.id, '👍')).rejects.toMatchObject(refusal.notFound('message'));
  const next = await stream.say(al, room, 'next');
  expect(await changesOf(instance, late).react(next.id, '👍')).toHaveLength(1);
});

test('a pin is made once and taken away once', async () => {
  await bos.pin(message.id);
  await bos.pin(message.id);
  expect(await als.get(message.id)).toMatchObject({ pinned: true });
  await bos.unpin(message.id);
  await bos.unpin(message.id);
  expect(await als.get(message.id)).toMatchObject({ pinned: false });
  const log = await readLog(instance, room);
  expect(log.slice(1)).toMatchObject([
    { seq: 2, body: 'pinned', pinned: { messageId: message.id }, actor: { username: 'bob' } },
    { seq: 3, body: 'unpinned', unpinned: { messageId: message.id } },
  ]);
});

test('a room takes so many pins, and a deleted message gives its own back', async () => {
  const [second, third] = [await stream.say(al, room, 'second'), await stream.say(al, room, 'third')];
  await bos.pin(message.id);
  await bos.pin(second.id);
  await expect(bos.pin(third.id)).rejects.toMatchObject({
    code: 'FAILED_PRECONDITION',
    data: { reason: 'too_many_pins', limit: 2 },
  });
  await als.remove(message.id);
  await bos.pin(third.id);
});
