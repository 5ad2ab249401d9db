/**
 * Protects: a send that was answered ok is in the room's log, in its place, once; a send that is refused says why and leaves nothing.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import { openSendStream, type SendStream } from './harness/send-stream.ts';

let world: MessagesWorld;
let instance: Instance;
let stream: SendStream;
let al: TestUser;

beforeAll(async () => {
  world = await createMessagesWorld();
  instance = await world.start({ LAIR_CONTENT_MAX: '100' });
  stream = await instance.openStream();
  al = world.user('al');
});
afterAll(() => world.close());

const seqsOf = async (roomId: string): Promise<number[]> => {
  const rows = await world.query<{ seq: string }>('SELECT seq FROM messages.events WHERE room_id = $1 ORDER BY seq', [
    roomId,
  ]);
  return rows.map(({ seq }) => Number(seq));
};

test('a member gets back the message as it was stored', async () => {
  const room = world.room(al);
  const clientId = randomUUID();
  const before = Date.now();
  const message = await stream.say(al, room, 'e\u0301te\u0301\u0007', clientId);
  expect(message).toMatchObject({
    roomId: room,
    seq: 1,
    author: { id: al.id, username: 'al' },
    type: 'MESSAGE_TYPE_TEXT',
    content: 'été',
    clientId,
  });
  expect(message.createdAtMs).toBeGreaterThanOrEqual(before - 1_000);
  const { message: read } = await instance
    .peer('gateway')
    .call('GetMessage', { messageId: message.id }, { userToken: al.token });
  expect(read).toEqual(message);
});

test('rooms are named by id in either case, or by name without case', async () => {
  const room = randomUUID();
  world.rooms.admit(al.id, room, { name: 'Kitchen' });
  await stream.say(al, room.toUpperCase(), 'one');
  const message = await stream.say(al, 'KITCHEN', 'two');
  expect(message).toMatchObject({ roomId: room, seq: 2 });
});

test('markdown and code keep their type and their leading space', async () => {
  const room = world.room(al);
  const outcomes = await stream.send(
    { from: al, room, content: '  x', type: 'MESSAGE_TYPE_CODE' },
    { from: al, room, content: '*x*', type: 'MESSAGE_TYPE_MARKDOWN' },
  );
  expect(outcomes.map(({ message }) => [message?.type, message?.content])).toEqual([
    ['MESSAGE_TYPE_CODE', '  x'],
    ['MESSAGE_TYPE_MARKDOWN', '*x*'],
  ]);
});

test.each([
  ['empty content', { content: ' \n' }, 'content'],
  ['content over the limit', { content: 'é'.repeat(101) }, 'content'],
  ['no type', { type: 'MESSAGE_TYPE_UNSPECIFIED' as const }, 'type'],
  ['a clientId that is no UUID', { clientId: 'seven' }, 'clientId'],
  ['an impossible room', { room: '' }, 'room'],
  ['an endless request id', { requestId: 'r'.repeat(65) }, 'requestId'],
])('%s is refused by the name of the field, and leaves nothing', async (_, wrong, path) => {
  const room = world.room(al);
  const [outcome] = await stream.send({ from: al, room, content: 'fine', ...wrong });
  expect(outcome?.error).toMatchObject({ name: 'INVALID_PARAMS', data: { issues: [{ path }] } });
  expect(await seqsOf(room)).toEqual([]);
});

test('content is counted in code points after normalisation', async () => {
  const room = world.room(al);
  await stream.say(al, room, '😀'.repeat(100));
  await stream.say(al, room, 'e\u0301'.repeat(100));
});

test('a room that is not there, or not for this user, is not found', async () => {
  const [outcome] = await stream.send({ from: al, room: randomUUID(), content: 'x' });
  expect(outcome?.error).toEqual({ name: 'NOT_FOUND', data: { what: 'room' } });
});

test('who may read but not post is denied the post', async () => {
  const room = randomUUID();
  world.rooms.admit(al.id, room, { readOnly: true });
  const [outcome] = await stream.send({ from: al, room, content: 'x' });
  expect(outcome?.error).toEqual({ name: 'PERMISSION_DENIED', data: { permission: 'post' } });
  expect(await seqsOf(room)).toEqual([]);
});

test('a token that is forged, a service, or missing is not authenticated, and its neighbours are', async () => {
  const room = world.room(al);
  const forged = { ...al, token: `${al.token.slice(0, -8)}AAAAAAAA` };
  const service = { ...al, token: world.signer.service('gateway') };
  const outcomes = await stream.send(
    { from: forged, room, content: 'forged' },
    { from: service, room, content: 'service' },
    { from: al, room, content: 'real' },
  );
  expect(outcomes.map(({ error }) => error?.name)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', undefined]);
  expect(await seqsOf(room)).toEqual([1]);
});

test('only a gateway may open the stream', async () => {
  const asDelivery = await openSendStream(instance.peer('delivery'));
  const [outcome] = await asDelivery.send({ from: al, room: world.room(al), content: 'x' });
  expect(outcome?.error?.data['code']).toMatch(/PERMISSION_DENIED/);
});

test('the same clientId gets the first message back, and another content a conflict', async () => {
  const room = world.room(al);
  const clientId = randomUUID();
  const first = await stream.say(al, room, 'once', clientId);
  expect(await stream.say(al, room, 'once', clientId.toUpperCase())).toEqual(first);
  const [other, elsewhere, another] = await stream.send(
    { from: al, room, content: 'twice', clientId },
    { from: al, room: world.room(al), content: 'once', clientId },
    { from: al, room, content: 'once', clientId, type: 'MESSAGE_TYPE_CODE' },
  );
  for (const outcome of [other, elsewhere, another]) {
    expect(outcome?.error).toMatchObject({
      name: 'CONFLICT',
      data: { current: { id: first.id, room, seq: 1, content: 'once' } },
    });
  }
  expect(await seqsOf(room)).toEqual([1]);
});

test("a clientId is its author's own", async () => {
  const bo = world.user('bo');
  const room = world.room(al, bo);
  const clientId = randomUUID();
  const mine = await stream.say(al, room, 'hello', clientId);
  const theirs = await stream.say(bo, room, 'hello', clientId);
  expect([mine.seq, theirs.seq]).toEqual([1, 2]);
});

test('the same clientId twice in one batch is one message', async () => {
  const room = world.room(al);
  const clientId = randomUUID();
  const [first, again, other] = await stream.send(
    { from: al, room, content: 'once', clientId },
    { from: al, room, content: 'once', clientId },
    { from: al, room, content: 'other', clientId },
  );
  expect(again).toEqual(first);
  expect(other?.error?.name).toBe('CONFLICT');
  expect(await seqsOf(room)).toEqual([1]);
});

test('sends keep their order though the first of them waits for rooms to answer', async () => {
  const bo = world.user();
  const room = world.room(al, bo);
  await stream.say(al, room, 'so that this permission is remembered');
  const release = world.rooms.hold(bo.id);
  const first = stream.send({ from: bo, room, content: 'first' });
  const second = stream.send({ from: al, room, content: 'second' }, { from: bo, room, content: 'third' });
  const elsewhere = world.room(al);
  // Another room by another user does not wait.
  const cy = world.user();
  world.rooms.admit(cy.id, elsewhere);
  expect((await stream.say(cy, elsewhere, 'x')).seq).toBe(1);
  release();
  const outcomes = [...(await first), ...(await second)];
  expect(outcomes.map(({ message }) => [message?.content, message?.seq])).toEqual([
    ['first', 2],
    ['second', 3],
    ['third', 4],
  ]);
});

test('a thousand sends in one request are answered, many in one response, in order', async () => {
  const room = world.room(al);
  const before = stream.responses();
  const outcomes = await stream.send(
    ...Array.from({ length: 1_000 }, (_, n) => ({ from: al, room, content: `message ${n}` })),
  );
  expect(outcomes.map(({ message }) => message?.seq)).toEqual(Array.from({ length: 1_000 }, (_, n) => n + 1));
  expect(outcomes.map(({ message }) => message?.content)).toEqual(
    Array.from({ length: 1_000 }, (_, n) => `message ${n}`),
  );
  expect(stream.responses() - before).toBeLessThan(20);
});

test('more than a thousand in one request are refused, and the stream lives on', async () => {
  const room = world.room(al);
  const outcomes = await stream.send(...Array.from({ length: 1_001 }, () => ({ from: al, room, content: 'x' })));
  expect(new Set(outcomes.map(({ error }) => error?.name))).toEqual(new Set(['INVALID_PARAMS']));
  expect((await stream.say(al, room, 'still here')).seq).toBe(1);
});

test('what is too much at once is answered UNAVAILABLE with a time to wait', async () => {
  const small = await world.start({ LAIR_SENDS_IN_FLIGHT_MAX: '5' });
  const narrow = await small.openStream();
  const room = world.room(al);
  const outcomes = await narrow.send(...Array.from({ length: 20 }, () => ({ from: al, room, content: 'x' })));
  expect(outcomes.filter(({ message }) => message)).toHaveLength(5);
  for (const { error } of outcomes.slice(5))
    expect(error).toEqual({ name: 'UNAVAILABLE', data: { retryAfterMs: expect.any(Number) } });
  expect((await narrow.say(al, room, 'there is room again')).seq).toBe(6);
});

test('a stopping instance answers what it has taken, and ends the stream', async () => {
  const leaving = await world.start();
  const last = await leaving.openStream();
  const room = world.room(al);
  await last.say(al, room, 'first');
  const sent = last.send(...Array.from({ length: 100 }, () => ({ from: al, room, content: 'x' })));
  const refused = (await Promise.all([sent, leaving.service.close()]))[0].filter(({ error }) => error);
  const stored = await seqsOf(room);
  expect(stored).toHaveLength(1 + 100 - refused.length);
  for (const { error } of refused) expect(['UNAVAILABLE', 'STREAM_ENDED']).toContain(error?.name);
});

test('a caller that closes its end gets every answer before the other end closes', async () => {
  const short = await instance.openStream();
  const room = world.room(al);
  const sent = short.send(...Array.from({ length: 50 }, () => ({ from: al, room, content: 'x' })));
  await short.end();
  expect((await sent).every(({ message }) => message)).toBe(true);
});
