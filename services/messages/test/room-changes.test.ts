/**
 * Protects: who came and who went is in the log once, in order, however often it is delivered; a permission that rooms has taken back is
 * not used after the change was heard of.
 */
import { randomUUID } from 'node:crypto';
import { partitionOf, roomChangeBatchCodec } from '@lair/contracts';
import type { RoomChange } from '@lair/contracts/generated/lair/rooms/v1/RoomChange.ts';
import { connectNats, createLogger, ensureStream, type NatsConnection } from '@lair/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import { waitFor } from './harness/wait-for.ts';

let world: MessagesWorld;
let instances: Instance[];
let nats: NatsConnection;

const makeStream = async (): Promise<void> =>
  ensureStream(await nats.jetstreamManager(), {
    name: world.names.roomChangesStream,
    subjects: [world.names.roomChangesFilter],
    maxAgeMs: 3_600_000,
    maxBytes: 1_048_576,
  });
const publish = async (...changes: RoomChange[]): Promise<void> => {
  const partition = partitionOf(changes[0]?.roomId ?? '', 8);
  await nats.jetstream().publish(world.names.roomChanges(partition), roomChangeBatchCodec.encode({ changes }));
};
const joined = (roomId: string, user: TestUser, displayName?: string): RoomChange => ({
  id: randomUUID(),
  roomId,
  atMs: Date.now(),
  actor: { id: user.id, username: user.username },
  memberJoined: {
    user: { id: user.id, username: user.username, role: 'USER_ROLE_USER', ...(displayName ? { displayName } : {}) },
    role: 'ROOM_ROLE_MEMBER',
  },
});
const left = (roomId: string, user: TestUser): RoomChange => ({
  id: randomUUID(),
  roomId,
  atMs: Date.now(),
  actor: { id: user.id, username: user.username },
  memberLeft: { user: { id: user.id, username: user.username, role: 'USER_ROLE_ADMIN' }, reason: 'left' },
});
const headOf = async (roomId: string): Promise<number> => {
  const { heads } = await (instances[0] as Instance).peer('delivery').call('GetHeads', { roomIds: [roomId] });
  return heads[0]?.head ?? 0;
};
const log = async (roomId: string) =>
  (await (instances[0] as Instance).peer('delivery').call('ReadLog', { roomId, limit: 500 })).events;

beforeAll(async () => {
  world = await createMessagesWorld();
  // The service starts before rooms has made the stream.
  instances = await Promise.all([world.start(), world.start()]);
  nats = await connectNats(world.backends.natsUrl, 'rooms stand-in', createLogger('rooms stand-in', 'silent'));
  await makeStream();
});
afterAll(async () => {
  await nats.close();
  await world.close();
});

test('who joins and who leaves is in the log with their names', async () => {
  const al = world.user('al');
  const room = world.room(al);
  await publish(joined(room, al, 'Al the First'), left(room, al));
  await waitFor(async () => (await headOf(room)) === 2);
  const [first, second] = await log(room);
  expect(first).toMatchObject({
    seq: 1,
    actor: { id: al.id, username: 'al' },
    body: 'joined',
    joined: { user: { id: al.id, username: 'al', displayName: 'Al the First', role: 'USER_ROLE_USER' } },
  });
  expect(second).toMatchObject({ seq: 2, body: 'left', left: { user: { role: 'USER_ROLE_ADMIN' }, reason: 'left' } });
});

test('a change that is delivered twice, together or apart, is in the log once', async () => {
  const al = world.user();
  const room = world.room(al);
  const change = joined(room, al);
  const last = left(room, al);
  await publish(change, change);
  await publish(change);
  await publish(change, last);
  await waitFor(async () => (await log(room)).some(({ body }) => body === 'left'));
  expect((await log(room)).map(({ body, seq }) => [body, seq])).toEqual([
    ['joined', 1],
    ['left', 2],
  ]);
});

test('many changes are appended in the order they were published, between the messages', async () => {
  const al = world.user();
  const room = world.room(al);
  const streams = await Promise.all(instances.map((instance) => instance.openStream()));
  const users = Array.from({ length: 100 }, () => world.user());
  const talking = Promise.all(
    streams.map(async (stream) => {
      for (let n = 0; n < 50; n++) await stream.say(al, room, `message ${n}`);
    }),
  );
  for (let n = 0; n < users.length; n += 10) {
    const some = users.slice(n, n + 10);
    await publish(...some.map((user) => joined(room, user)));
    await publish(...some.map((user) => left(room, user)));
  }
  await talking;
  await waitFor(async () => (await headOf(room)) === 300);
  const changes = (await log(room)).filter(({ body }) => body !== 'message');
  const expected = Array.from({ length: 10 }, (_, n) => users.slice(n * 10, n * 10 + 10)).flatMap((some) => [
    ...some.map(({ id }) => `joined ${id}`),
    ...some.map(({ id }) => `left ${id}`),
  ]);
  expect(changes.map(({ body, actor }) => `${body} ${actor?.id}`)).toEqual(expected);
});

test('changes that cannot be read or stored do not hold up those that follow', async () => {
  const al = world.user();
  const room = world.room(al);
  await nats.jetstream().publish(world.names.roomChanges(0), Buffer.from('\xff\xff\xff not a batch', 'latin1'));
  await publish(
    { ...joined(room, al), id: 'not an id' },
    { id: randomUUID(), roomId: room, atMs: 1 },
    joined(room, al),
  );
  await waitFor(async () => (await headOf(room)) === 1);
});

test('a permission is asked for once, and forgotten by every instance when its member leaves', async () => {
  const al = world.user();
  const room = world.room(al);
  const streams = await Promise.all(instances.map((instance) => instance.openStream()));
  for (const stream of streams) await stream.say(al, room, 'asked');
  const before = world.rooms.asked();
  for (const stream of streams) await stream.say(al, room, 'remembered');
  expect(world.rooms.asked()).toBe(before);
  world.rooms.dismiss(al.id, room);
  await publish(left(room, al));
  await waitFor(async () => (await headOf(room)) === 5);
  for (const stream of streams) {
    const [outcome] = await stream.send({ from: al, room, content: 'gone' });
    expect(outcome?.error).toEqual({ name: 'NOT_FOUND', data: { what: 'room' } });
  }
});

test('a member who has left is not mentioned any more, and is again when they are back, on every instance', async () => {
  const al = world.user();
  const bo = world.user();
  const room = world.room(al, bo);
  await publish(joined(room, al));
  await waitFor(async () => (await headOf(room)) === 1);
  const streams = await Promise.all(instances.map((instance) => instance.openStream()));
  const mentioned = async () => {
    const messages = await Promise.all(streams.map((stream) => stream.say(al, room, `hello @${bo.username}`)));
    return messages.map(({ mentions }) => mentions);
  };
  expect(await mentioned()).toEqual([[bo.id], [bo.id]]);
  world.rooms.dismiss(bo.id, room);
  await publish(left(room, bo));
  await waitFor(async () => (await headOf(room)) === 4);
  expect(await mentioned()).toEqual([[], []]);
  world.rooms.admit(bo, room);
  await publish(joined(room, bo));
  await waitFor(async () => (await headOf(room)) === 7);
  expect(await mentioned()).toEqual([[bo.id], [bo.id]]);
});

test('a refusal is not remembered: who is let in may speak at once', async () => {
  const al = world.user();
  const room = randomUUID();
  const stream = await (instances[0] as Instance).openStream();
  const [outcome] = await stream.send({ from: al, room, content: 'let me in' });
  expect(outcome?.error?.name).toBe('NOT_FOUND');
  world.rooms.admit(al.id, room, { readOnly: true });
  const [denied] = await stream.send({ from: al, room, content: 'let me speak' });
  expect(denied?.error?.name).toBe('PERMISSION_DENIED');
  world.rooms.admit(al.id, room);
  expect((await stream.say(al, room, 'thank you')).seq).toBe(1);
});

test('when the stream is removed and made again, changes are followed again', async () => {
  const al = world.user();
  const room = world.room(al);
  await publish(joined(room, al));
  await waitFor(async () => (await headOf(room)) === 1);
  await (await nats.jetstreamManager()).streams.delete(world.names.roomChangesStream);
  await makeStream();
  await publish(left(room, al));
  await waitFor(async () => (await headOf(room)) === 2);
});

test('sends are answered UNAVAILABLE while rooms is away', async () => {
  const alone = await world.start({ LAIR_ROOMS_URL: '127.0.0.1:1' });
  const stream = await alone.openStream();
  const al = world.user();
  const [outcome] = await stream.send({ from: al, room: world.room(al), content: 'x' });
  expect(outcome?.error).toEqual({ name: 'UNAVAILABLE', data: { retryAfterMs: expect.any(Number) } });
});
