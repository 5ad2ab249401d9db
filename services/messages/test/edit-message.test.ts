/**
 * Protects: a message says what its author last made it say, every revision is kept, and nobody edits behind another edit's back.
 */
import { randomUUID } from 'node:crypto';
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Changer, changesOf, readLog, refusal, upload } from './harness/changes.ts';
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

beforeAll(async () => {
  world = await createMessagesWorld();
  instance = await world.start({ LAIR_CONTENT_MAX: '100', LAIR_EDITS_MAX: '3' });
  stream = await instance.openStream();
  [al, bo] = [world.user('al'), world.user('bob')];
  als = changesOf(instance, al);
});
afterAll(() => world.close());
beforeEach(async () => {
  room = world.room(al, bo);
  message = await stream.say(al, room, 'first');
});

test('its author gives a message another content, and what it said is kept', async () => {
  const edited = await als.edit(message.id, 'e\u0301');
  expect(edited).toMatchObject({ id: message.id, seq: 1, content: 'é', edits: 1, createdAtMs: message.createdAtMs });
  expect(edited.editedAtMs).toBeGreaterThanOrEqual(message.createdAtMs);
  await als.edit(message.id, 'third');
  const { revisions } = await instance
    .peer('gateway')
    .call('GetEditHistory', { messageId: message.id }, { userToken: bo.token });
  expect(revisions.map(({ content, by }) => [content, by?.username])).toEqual([
    ['first', 'al'],
    ['é', 'al'],
    ['third', 'al'],
  ]);
  expect(revisions.map(({ editedAtMs }) => editedAtMs)).toEqual(
    [...revisions.map(({ editedAtMs }) => editedAtMs)].sort((a, b) => a - b),
  );
  const log = await readLog(instance, room);
  expect(log.map(({ seq, body, actor }) => [seq, body, actor?.username])).toEqual([
    [1, 'message', 'al'],
    [2, 'edited', 'al'],
    [3, 'edited', 'al'],
  ]);
  expect(log[2]?.edited).toMatchObject({ id: message.id, seq: 1, content: 'third', edits: 2 });
});

test('an edit to the same content changes nothing', async () => {
  expect(await als.edit(message.id, 'first')).toEqual(message);
  expect(await readLog(instance, room)).toHaveLength(1);
});

test('a repeat of an edit has no second effect, and answers the message as it is', async () => {
  const clientId = randomUUID();
  await als.edit(message.id, 'second', { clientId });
  const third = await als.edit(message.id, 'third');
  expect(await als.edit(message.id, 'second', { clientId: clientId.toUpperCase() })).toEqual(third);
  await expect(als.edit(message.id, 'other', { clientId })).rejects.toMatchObject(
    refusal.conflict({ id: message.id, content: 'third', edits: 2 }),
  );
  expect(await readLog(instance, room)).toHaveLength(3);
});

test('an edit that expects another number of edits is refused with the message as it is', async () => {
  await als.edit(message.id, 'second', { expectedEdit: 0 });
  await expect(als.edit(message.id, 'third', { expectedEdit: 0 })).rejects.toMatchObject(
    refusal.conflict({ id: message.id, content: 'second', edits: 1 }),
  );
  expect(await als.edit(message.id, 'third', { expectedEdit: 1 })).toMatchObject({ content: 'third', edits: 2 });
});

test('refusals come in the order that the proto promises', async () => {
  const clientId = randomUUID();
  await als.pin(message.id).catch(() => undefined);
  const bos = changesOf(instance, bo);
  const outsider = changesOf(instance, world.user());
  await expect(bos.edit('seven', 'x')).rejects.toMatchObject(refusal.params('message'));
  await expect(bos.edit(message.id, 'x'.repeat(101))).rejects.toMatchObject(refusal.params('content'));
  await expect(bos.edit(message.id, 'x', { expectedEdit: -1 })).rejects.toMatchObject(refusal.params('expectedEdit'));
  await expect(bos.edit(message.id, 'x', { clientId: 'seven' })).rejects.toMatchObject(refusal.params('clientId'));
  await expect(outsider.edit(message.id, 'x')).rejects.toMatchObject(refusal.notFound('message'));
  await expect(als.edit(randomUUID(), 'x')).rejects.toMatchObject(refusal.notFound('message'));
  // Not even an admin of the server writes in another's name.
  const admin = world.user('admin', 'admin');
  world.rooms.admit(admin, room, { role: 'owner' });
  await expect(changesOf(instance, admin).edit(message.id, 'x')).rejects.toMatchObject(refusal.denied('author'));
  await als.react(message.id, '👍', { clientId });
  await als.remove(message.id);
  // The key is looked at before the state.
  await expect(als.edit(message.id, 'x', { clientId })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(als.edit(message.id, 'x', { expectedEdit: 7 })).rejects.toMatchObject(refusal.state('deleted'));
});

test('who may not post any more does not edit either', async () => {
  world.rooms.admit(al, room, { readOnly: true });
  const reading = await world.start();
  await expect(changesOf(reading, al).edit(message.id, 'x')).rejects.toMatchObject(refusal.denied('post'));
});

test('a message can be edited so often, and then no more', async () => {
  for (const n of [1, 2, 3]) await als.edit(message.id, `edit ${n}`);
  await expect(als.edit(message.id, 'x')).rejects.toMatchObject({
    code: 'FAILED_PRECONDITION',
    data: { reason: 'no_edits', limit: 3 },
  });
});

test('a message can be edited for so long, and then no more', async () => {
  const strict = changesOf(await world.start({ LAIR_EDIT_WINDOW_SECONDS: '60' }), al);
  expect(await strict.edit(message.id, 'in time')).toMatchObject({ edits: 1 });
  await world.query(`UPDATE messages.messages SET created_at = created_at - interval '61 seconds' WHERE id = $1`, [
    message.id,
  ]);
  await expect(strict.edit(message.id, 'too late')).rejects.toMatchObject(refusal.state('edit_window'));
  expect(await als.edit(message.id, 'no window here')).toMatchObject({ edits: 2 });
});

test('only a message with attachments may be emptied, and only what is encrypted must be base64', async () => {
  await expect(als.edit(message.id, ' ')).rejects.toMatchObject(refusal.params('content'));
  const [withFile, secret] = await stream.send(
    { from: al, room, content: 'look', attachments: [await upload(world, room, al)] },
    { from: al, room, content: 'aGVsbG8=', type: 'MESSAGE_TYPE_ENCRYPTED' },
  );
  expect(await als.edit(withFile?.message?.id as string, ' ')).toMatchObject({ content: '', edits: 1 });
  await expect(als.edit(secret?.message?.id as string, 'hello!')).rejects.toMatchObject(refusal.params('content'));
  expect(await als.edit(secret?.message?.id as string, 'aGVsbG8h')).toMatchObject({ content: 'aGVsbG8h' });
});

test('mentions follow the text', async () => {
  await als.edit(message.id, 'hello @bob');
  const counts = async () => {
    const places = [{ roomId: room, afterSeq: 0 }];
    return (await instance.peer('gateway').call('CountMentions', { places }, { userToken: bo.token })).counts;
  };
  expect(await als.get(message.id)).toMatchObject({ mentions: [bo.id] });
  expect(await counts()).toEqual([{ roomId: room, count: 1 }]);
  expect(await als.edit(message.id, 'hello nobody')).toMatchObject({ mentions: [] });
  expect(await counts()).toEqual([]);
});
