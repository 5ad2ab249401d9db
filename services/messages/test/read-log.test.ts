/**
 * Protects: replay: what ReadLog shows is the log, without holes, in order, with messages as they are now; heads are what has been
 * committed.
 */
import { randomUUID } from 'node:crypto';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';

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
