/**
 * Protects: replay: what ReadLog shows is the log, without holes, in order, with messages as they are now; of a message that is deleted
 * now it says only that; heads are what has been committed.
 */
import { randomUUID } from 'node:crypto';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import { type StoredRow, storeMessages } from './harness/stored-messages.ts';

let world: MessagesWorld;
let instance: Instance;
let delivery: Peer<MessagesServiceDefinition>;
let al: TestUser;
let room: string;

beforeAll(async () => {
  world = await createMessagesWorld();
  instance = await world.start();
  delivery = instance.peer('delivery');
  al = world.user('al');
  room = world.room(al);
  const stream = await instance.openStream();
  await stream.send(...Array.from({ length: 600 }, (_, n) => ({ from: al, room, content: `message ${n + 1}` })));
});
afterAll(() => world.close());

test.each([1, 200, 500])('paging by %i shows every event once, in order', async (limit) => {
  const seen: number[] = [];
  for (let afterSeq = limit === 1 ? 590 : 0; ; ) {
    const { events, head } = await delivery.call('ReadLog', { roomId: room, afterSeq, limit });
    expect(head).toBe(600);
    if (events.length === 0) break;
    seen.push(...events.map(({ seq }) => seq));
    afterSeq = seen.at(-1) as number;
  }
  expect(seen).toEqual(Array.from({ length: limit === 1 ? 10 : 600 }, (_, n) => n + (limit === 1 ? 591 : 1)));
});

test('a page ends where it is told, and is 200 long when it is not told', async () => {
  const page = await delivery.call('ReadLog', { roomId: room, afterSeq: 10, toSeq: 13 });
  expect(page.events.map(({ seq }) => seq)).toEqual([11, 12, 13]);
  expect((await delivery.call('ReadLog', { roomId: room })).events).toHaveLength(200);
});

test('an event shows its message as it is now', async () => {
  await world.query("UPDATE messages.messages SET content = 'changed since' WHERE room_id = $1 AND seq = 5", [room]);
  const { events } = await delivery.call('ReadLog', { roomId: room, afterSeq: 4, toSeq: 5 });
  expect(events[0]).toMatchObject({ seq: 5, actor: { id: al.id, username: 'al' }, requestId: '' });
  expect(events[0]?.message).toMatchObject({ seq: 5, content: 'changed since', roomId: room });
});

describe('changes of a message', () => {
  const by = { id: '', username: 'bo' };
  let bo: TestUser;
  let message: StoredRow;
  let reply: StoredRow;
  const read = async () => (await delivery.call('ReadLog', { roomId: message.roomId })).events;
  const reaction = { emoji: '👍', count: 1, users: ['bo'] };

  beforeEach(async () => {
    const stored = storeMessages(world);
    bo = world.user('bo');
    by.id = bo.id;
    const attic = world.room(al, bo);
    message = await stored.say(attic, al, 'unspeakable');
    reply = await stored.say(attic, bo, 'what', { replyTo: message });
    await stored.log(message, 'reaction_added', bo, reaction);
    await stored.log(message, 'message_pinned', bo);
    await stored.log(message, 'message_edited', al);
    await stored.log(message, 'reaction_removed', bo, { ...reaction, count: 0, users: [] });
    await stored.log(message, 'message_unpinned', bo);
  });

  test('are replayed as what they were', async () => {
    const events = await read();
    expect(events.map(({ seq, body }) => [seq, body])).toEqual(
      ['message', 'message', 'reactionAdded', 'pinned', 'edited', 'reactionRemoved', 'unpinned'].map((body, n) => [
        n + 1,
        body,
      ]),
    );
    expect(events[0]?.message?.thread).toMatchObject({ rootId: message.id, replies: 1 });
    expect(events[1]?.message?.replyTo).toMatchObject({ messageId: message.id, excerpt: 'unspeakable' });
    expect(events[2]).toMatchObject({
      actor: by,
      reactionAdded: { messageId: message.id, reaction: { ...reaction, mine: false } },
    });
    expect(events[3]?.pinned).toEqual({ messageId: message.id });
    expect(events[4]?.edited).toMatchObject({ id: message.id, seq: 1, content: 'unspeakable' });
    expect(events[5]?.reactionRemoved?.reaction).toMatchObject({ count: 0, users: [] });
  });

  test('say only that it is deleted once it is, with no seq missing', async () => {
    const stored = storeMessages(world);
    await stored.remove(message, bo);
    const events = await read();
    expect(events.map(({ seq, body }) => [seq, body])).toEqual(
      ['message', 'message', 'deleted', 'deleted', 'edited', 'deleted', 'deleted'].map((body, n) => [n + 1, body]),
    );
    expect(JSON.stringify(events)).not.toContain('unspeakable');
    for (const tombstone of [events[0]?.message, events[4]?.edited])
      expect(tombstone).toMatchObject({ id: message.id, content: '', deletedAtMs: expect.any(Number) });
    expect(events[2]?.deleted).toMatchObject({ messageId: message.id, by, thread: { rootId: message.id, replies: 1 } });
    expect(events[1]?.message?.replyTo).toMatchObject({ messageId: message.id, excerpt: '' });
  });

  test('a reply that is deleted leaves the rest as it was', async () => {
    await storeMessages(world).remove(reply, bo);
    const events = await read();
    expect(events[1]?.message).toMatchObject({ id: reply.id, content: '' });
    expect(events[2]?.body).toBe('reactionAdded');
  });
});

test('heads tell how far rooms have come, 0 for one that nobody wrote to', async () => {
  const silent = randomUUID();
  const { heads } = await delivery.call('GetHeads', { roomIds: [silent, room] });
  expect(heads).toEqual([
    { roomId: silent, head: 0 },
    { roomId: room, head: 600 },
  ]);
  expect(await delivery.call('ReadLog', { roomId: silent })).toEqual({ events: [], head: 0 });
});

test('requests out of bounds are refused by the name of the field', async () => {
  const refused = (path: string) => ({ code: 'INVALID_PARAMS', data: { issues: [{ path }] } });
  await expect(delivery.call('ReadLog', { roomId: room, limit: 501 })).rejects.toMatchObject(refused('limit'));
  await expect(delivery.call('ReadLog', { roomId: 'attic' })).rejects.toMatchObject(refused('room'));
  await expect(delivery.call('ReadLog', { roomId: room, afterSeq: -1 })).rejects.toMatchObject(refused('afterSeq'));
  const tooMany = Array.from({ length: 1_001 }, () => room);
  await expect(delivery.call('GetHeads', { roomIds: tooMany })).rejects.toMatchObject(refused('roomIds'));
});

test('users may not read the log or the heads', async () => {
  const asUser = { userToken: al.token };
  const denied = { code: 'PERMISSION_DENIED' };
  await expect(delivery.call('ReadLog', { roomId: room }, asUser)).rejects.toMatchObject(denied);
  await expect(delivery.call('GetHeads', { roomIds: [room] }, asUser)).rejects.toMatchObject(denied);
});
