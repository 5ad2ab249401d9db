/**
 * Protects: what is deleted is gone from every way of reading at once, its place stays, and it comes back as it was while it may.
 */
import { randomUUID } from 'node:crypto';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Changer, changesOf, readLog, refusal, upload } from './harness/changes.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import type { Outcome, SendStream } from './harness/send-stream.ts';

let world: MessagesWorld;
let instance: Instance;
let stream: SendStream;
let al: TestUser;
let bo: TestUser;
let mo: TestUser;
let room: string;
let message: Message__Output;
let als: Changer;
let bos: Changer;
let mos: Changer;

beforeAll(async () => {
  world = await createMessagesWorld();
  instance = await world.start({ LAIR_RESTORE_DAYS: '30' });
  stream = await instance.openStream();
  [al, bo, mo] = [world.user('al'), world.user('bob'), world.user('mo')];
  [als, bos, mos] = [changesOf(instance, al), changesOf(instance, bo), changesOf(instance, mo)];
});
afterAll(() => world.close());
beforeEach(async () => {
  room = world.room(al, bo);
  world.rooms.admit(mo, room, { role: 'moderator' });
  message = await stream.say(al, room, 'a secret');
});

const rows = async <Row extends object>(sql: string): Promise<Row[]> => world.query<Row>(sql, [message.id]);

test('of a deleted message only its place is left, and the row remembers who and why', async () => {
  const [sent] = await stream.send({
    from: al,
    room,
    content: 'look, @bob',
    attachments: [await upload(world, room, al)],
    replyTo: message.id,
  });
  const { id, seq } = (sent as Outcome).message as Message__Output;
  await bos.react(id, '👍');
  await mos.pin(id);
  const deleted = await mos.remove(id, { reason: 'not\u0007 here' });
  expect(deleted).toMatchObject({
    id,
    seq,
    author: { username: 'al' },
    content: '',
    pinned: false,
    deletedAtMs: expect.any(Number),
  });
  expect(deleted).toMatchObject({ attachments: [], reactions: [], mentions: [] });
  expect(deleted.replyTo).toBeUndefined();
  expect(await als.get(id)).toEqual(deleted);
  const [row] = await world.query(
    'SELECT deleted_by_name, deleted_reason, content FROM messages.messages WHERE id = $1',
    [id],
  );
  expect(row).toEqual({ deleted_by_name: 'mo', deleted_reason: 'not here', content: 'look, @bob' });
  const log = await readLog(instance, room);
  expect(log.map(({ body }) => body)).toEqual(['message', 'message', 'deleted', 'deleted', 'deleted']);
  expect(log[1]?.message).toEqual(deleted);
  for (const event of log.slice(2))
    expect(event.deleted).toMatchObject({ messageId: id, by: { username: 'mo' }, deletedAtMs: deleted?.deletedAtMs });
  expect(JSON.stringify(log)).not.toMatch(/look|👍/);
});

test('deleting again changes nothing, by whomever', async () => {
  const deleted = await als.remove(message.id);
  expect(await als.remove(message.id)).toEqual(deleted);
  expect(await mos.remove(message.id, { reason: 'other' })).toEqual(deleted);
  expect(await readLog(instance, room)).toHaveLength(2);
  expect(await rows('SELECT deleted_by_name FROM messages.messages WHERE id = $1')).toEqual([
    { deleted_by_name: 'al' },
  ]);
});

test('a repeat of a deletion does not delete what was restored', async () => {
  const clientId = randomUUID();
  await als.remove(message.id, { clientId });
  await mos.restore(message.id);
  expect(await als.remove(message.id, { clientId })).toMatchObject({ content: 'a secret' });
  await expect(als.remove(message.id, { clientId, reason: 'other' })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('refusals come in the order that the proto promises', async () => {
  const outsider = changesOf(instance, world.user());
  await expect(outsider.remove('seven')).rejects.toMatchObject(refusal.params('message'));
  await expect(outsider.remove(message.id, { reason: 'x'.repeat(501) })).rejects.toMatchObject(
    refusal.params('reason'),
  );
  await expect(outsider.remove(message.id, { clientId: 'x' })).rejects.toMatchObject(refusal.params('clientId'));
  await expect(outsider.remove(message.id)).rejects.toMatchObject(refusal.notFound('message'));
  await expect(bos.remove(message.id)).rejects.toMatchObject(refusal.denied('delete-any'));
  await expect(outsider.restore(message.id)).rejects.toMatchObject(refusal.notFound('message'));
  await expect(als.restore(message.id)).rejects.toMatchObject(refusal.denied('restore'));
});

test('a moderator of the server deletes in a room that they are a member of', async () => {
  const admin = world.user('root', 'admin');
  await expect(changesOf(instance, admin).remove(message.id)).rejects.toMatchObject(refusal.notFound('message'));
  world.rooms.admit(admin, room);
  expect(await changesOf(instance, admin).remove(message.id)).toMatchObject({ content: '' });
});

test('a restored message is back with all it had, but not pinned', async () => {
  const [sent] = await stream.send({
    from: al,
    room,
    content: 'look, @bob',
    attachments: [await upload(world, room, al)],
    replyTo: message.id,
  });
  const { id } = (sent as Outcome).message as Message__Output;
  await mos.react(id, '👍');
  const before = await mos.get(id);
  await mos.pin(id);
  await als.remove(id);
  expect(await mos.restore(id)).toEqual(before);
  expect(await mos.restore(id)).toEqual(before);
  const log = await readLog(instance, room);
  expect(log.map(({ body }) => body)).toEqual(['message', 'message', 'reactionAdded', 'pinned', 'deleted', 'restored']);
  expect(log[5]?.restored).toMatchObject({
    id,
    content: 'look, @bob',
    mentions: [bo.id],
    replyTo: { excerpt: 'a secret' },
  });
});

test('what was deleted too long ago stays deleted', async () => {
  await als.remove(message.id);
  await world.query(`UPDATE messages.messages SET deleted_at = deleted_at - interval '31 days' WHERE id = $1`, [
    message.id,
  ]);
  await expect(mos.restore(message.id)).rejects.toMatchObject(refusal.state('restore_window'));
});

test('what happens to a deleted message is refused, and leaves no event', async () => {
  await als.remove(message.id);
  const refused = await Promise.allSettled([
    als.edit(message.id, 'x'),
    als.react(message.id, '👍'),
    als.unreact(message.id, '👍'),
    mos.pin(message.id),
    mos.unpin(message.id),
  ]);
  for (const one of refused) expect(one).toMatchObject({ reason: refusal.state('deleted') });
  const [reply] = await stream.send({ from: bo, room, content: 'what?', replyTo: message.id });
  expect(reply?.error).toEqual({ name: 'FAILED_PRECONDITION', data: { reason: 'deleted' } });
  expect(await readLog(instance, room)).toHaveLength(2);
});

test('the excerpt of a deleted message is gone from those that answer it', async () => {
  const [reply] = await stream.send({ from: bo, room, content: 'what?', replyTo: message.id });
  expect(reply?.message?.replyTo).toMatchObject({ messageId: message.id, excerpt: 'a secret' });
  await als.remove(message.id);
  expect((await bos.get(reply?.message?.id as string)).replyTo).toMatchObject({ messageId: message.id, excerpt: '' });
});
