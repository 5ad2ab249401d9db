/**
 * Protects: a message that answers another one, carries files or mentions somebody is what it says it is, in its own room, once.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Changer, changesOf, readLog, upload } from './harness/changes.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import type { Outcome, Send, SendStream } from './harness/send-stream.ts';

let world: MessagesWorld;
let instance: Instance;
let stream: SendStream;
let al: TestUser;
let bob: TestUser;
let als: Changer;
let room: string;

beforeAll(async () => {
  world = await createMessagesWorld();
  instance = await world.start({ LAIR_ATTACHMENTS_MAX: '3' });
  stream = await instance.openStream();
  [al, bob] = [world.user('al'), world.user('bob')];
  als = changesOf(instance, al);
});
afterAll(() => world.close());
beforeEach(() => {
  room = world.room(al, bob);
});

const send = async (more: Partial<Send>): Promise<Outcome> => {
  const [outcome] = await stream.send({ from: al, room, content: 'hello', ...more });
  return outcome as Outcome;
};
const refused = (name: string, data: object) => ({ error: { name, data } });

test('a reply shows what it answers, and belongs to the thread of what that answers', async () => {
  const root = await stream.say(al, room, 'what\nis it?');
  const first = await send({ from: bob, replyTo: root.id });
  expect(first.message).toMatchObject({
    replyTo: { messageId: root.id, author: { username: 'al' }, excerpt: 'what is it?' },
    thread: { rootId: root.id, replies: 1, participants: 1, lastReplyAtMs: first.message?.createdAtMs },
  });
  // Without a room: that of what is answered.
  const second = await send({ room: '', replyTo: first.message?.id as string });
  expect(second.message).toMatchObject({
    roomId: room,
    seq: 3,
    replyTo: { messageId: first.message?.id, author: { username: 'bob' } },
    thread: { rootId: root.id, replies: 2, participants: 2 },
  });
  expect(await als.get(root.id)).toMatchObject({ thread: { rootId: root.id, replies: 2, participants: 2 } });
  const log = await readLog(instance, room);
  expect(log.map(({ seq, body }) => [seq, body])).toEqual([1, 2, 3].map((seq) => [seq, 'message']));
  expect(log[2]?.message).toEqual(second.message);
});

test('a room whose history begins at joining shows no excerpt to anybody', async () => {
  world.rooms.admit(al, room, { historyFromJoining: true });
  const fresh = await (await world.start()).openStream();
  const root = await fresh.say(al, room, 'before your time');
  const [reply] = await fresh.send({ from: al, room, content: 'yes', replyTo: root.id });
  expect(reply?.message?.replyTo).toMatchObject({ messageId: root.id, excerpt: '' });
});

test('what is not there, elsewhere or not for the author is not found', async () => {
  const elsewhere = await stream.say(al, world.room(al), 'elsewhere');
  expect(await send({ replyTo: randomUUID() })).toMatchObject(refused('NOT_FOUND', { what: 'message' }));
  expect(await send({ replyTo: elsewhere.id })).toMatchObject(refused('NOT_FOUND', { what: 'message' }));
  expect(await send({ room: '', replyTo: randomUUID() })).toMatchObject(refused('NOT_FOUND', { what: 'message' }));
  expect(await send({ from: bob, room: '', replyTo: elsewhere.id })).toMatchObject(
    refused('NOT_FOUND', { what: 'message' }),
  );
  const old = await stream.say(al, room, 'old');
  const late = world.user();
  world.rooms.admit(late, room, { visibleAfterSeq: 1, historyFromJoining: true });
  for (const where of [room, ''])
    expect(await send({ from: late, room: where, replyTo: old.id })).toMatchObject(
      refused('NOT_FOUND', { what: 'message' }),
    );
});

test('attachments are sent once, in the order given, by who uploaded them to this room', async () => {
  const [one, two] = [await upload(world, room, al), await upload(world, room, al, 'application/pdf')];
  const { message } = await send({ content: '', type: 'MESSAGE_TYPE_FILE', attachments: [two, one] });
  expect(message).toMatchObject({
    content: '',
    type: 'MESSAGE_TYPE_FILE',
    attachments: [
      { id: two, type: 'application/pdf', size: 5 },
      { id: one, type: 'image/png' },
    ],
  });
  const notFound = refused('NOT_FOUND', { what: 'attachment' });
  expect(await send({ attachments: [one] })).toMatchObject(notFound);
  expect(await send({ attachments: [randomUUID()] })).toMatchObject(notFound);
  expect(await send({ attachments: [await upload(world, room, bob)] })).toMatchObject(notFound);
  expect(await send({ attachments: [await upload(world, world.room(al), al)] })).toMatchObject(notFound);
  expect(await readLog(instance, room)).toHaveLength(1);
});

test.each([
  ['MESSAGE_TYPE_IMAGE', 'image/webp', 'audio/ogg'],
  ['MESSAGE_TYPE_VIDEO', 'video/mp4', 'image/png'],
  ['MESSAGE_TYPE_VOICE', 'audio/ogg', 'video/mp4'],
] as const)('%s takes %s and not %s', async (type, good, bad) => {
  const wrong = await upload(world, room, al, bad);
  expect(await send({ content: '', type, attachments: [wrong] })).toMatchObject(
    refused('FAILED_PRECONDITION', { reason: 'attachment_type' }),
  );
  const right = await upload(world, room, al, good);
  expect((await send({ content: '', type, attachments: [right] })).message).toMatchObject({
    attachments: [{ id: right }],
  });
  // What was refused is still there to be sent.
  expect((await send({ attachments: [wrong] })).message).toBeDefined();
});

test('refusals come in the order that the proto promises', async () => {
  const clientId = randomUUID();
  const first = await send({ clientId });
  const deleted = await stream.say(al, room, 'deleted');
  await als.remove(deleted.id);
  const wrong = await upload(world, room, al, 'audio/ogg');
  const type = 'MESSAGE_TYPE_IMAGE' as const;
  expect(await send({ clientId, replyTo: randomUUID() })).toMatchObject(
    refused('CONFLICT', { current: { id: first.message?.id } }),
  );
  expect(await send({ replyTo: randomUUID(), attachments: [randomUUID()] })).toMatchObject(
    refused('NOT_FOUND', { what: 'message' }),
  );
  expect(await send({ replyTo: deleted.id, attachments: [randomUUID()] })).toMatchObject(
    refused('NOT_FOUND', { what: 'attachment' }),
  );
  expect(await send({ replyTo: deleted.id, type, attachments: [wrong] })).toMatchObject(
    refused('FAILED_PRECONDITION', { reason: 'deleted' }),
  );
  expect(await send({ type, attachments: [wrong] })).toMatchObject(
    refused('FAILED_PRECONDITION', { reason: 'attachment_type' }),
  );
  expect(await send({ attachments: ['x'], replyTo: 'x' })).toMatchObject(
    refused('INVALID_PARAMS', { issues: [{ path: 'replyTo' }, { path: 'attachments' }] }),
  );
});

test('the same send again is the same message, as it is now; another reply or attachment under its id is a conflict', async () => {
  const root = await stream.say(al, room, 'root');
  const more = { clientId: randomUUID(), replyTo: root.id, attachments: [await upload(world, room, al)] };
  const [one, two] = await stream.send(
    { from: al, room, content: 'x', ...more },
    { from: al, room, content: 'x', ...more },
  );
  expect(two).toEqual(one);
  const id = one?.message?.id as string;
  await als.edit(id, 'edited');
  await als.react(id, '👍');
  // Recognised by what was sent, answered with what is.
  expect((await send({ content: 'x', ...more })).message).toMatchObject({
    id,
    content: 'edited',
    reactions: [{ emoji: '👍', mine: true }],
  });
  const { clientId } = more;
  for (const other of [
    { ...more, content: 'edited' },
    { ...more, content: 'x', replyTo: id },
    { ...more, content: 'x', attachments: [] },
    { clientId, content: 'x' },
  ])
    expect(await send(other)).toMatchObject(refused('CONFLICT', { current: { id, content: 'edited' } }));
  await als.remove(id);
  expect((await send({ content: 'x', ...more })).message).toMatchObject({
    id,
    content: '',
    deletedAtMs: expect.any(Number),
  });
});

test('a conflict does not show a message to who can no longer read it', async () => {
  const clientId = randomUUID();
  await send({ from: bob, clientId, content: 'in the old room' });
  world.rooms.dismiss(bob.id, room);
  const fresh = await (await world.start()).openStream();
  const [outcome] = await fresh.send({ from: bob, room: world.room(bob), content: 'other', clientId });
  expect(outcome).toMatchObject({ error: { name: 'CONFLICT' } });
  expect(outcome?.error?.data).toEqual({});
});

test('members are mentioned by name and everybody by who may', async () => {
  expect((await send({ content: 'hello @bob and @room' })).message).toMatchObject({
    mentions: [bob.id],
    mentionsRoom: false,
  });
  const mo = world.user('moderator');
  world.rooms.admit(mo, room, { role: 'moderator' });
  expect((await send({ from: mo, content: '@room' })).message).toMatchObject({ mentions: [], mentionsRoom: true });
  const rows = await world.query('SELECT user_id, seq FROM messages.mentions WHERE room_id = $1 ORDER BY seq', [room]);
  expect(rows).toEqual([
    { user_id: bob.id, seq: '1' },
    { user_id: '00000000-0000-0000-0000-000000000000', seq: '2' },
  ]);
});

test('plain messages, replies and mentions of one user keep their order', async () => {
  const root = await stream.say(al, room, 'root');
  const outcomes = await stream.send(
    ...Array.from({ length: 40 }, (_, n) => {
      const kinds: Partial<Send>[] = [{}, { replyTo: root.id }, { content: '@bob' }, { room: '', replyTo: root.id }];
      return { from: al, room, content: `${n}`, ...kinds[n % kinds.length] };
    }),
  );
  expect(outcomes.map(({ message }) => message?.seq)).toEqual(Array.from({ length: 40 }, (_, n) => n + 2));
});
