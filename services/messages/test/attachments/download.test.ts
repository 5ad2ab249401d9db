/**
 * Protects: an attachment is read by its uploader until a message carries it, and from then on by exactly those who can read that message
 * now; to everybody else it does not exist.
 */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestUser } from '../harness/identities.ts';
import type { Instance } from '../harness/messages-world.ts';
import {
  type AttachmentWorld,
  type Client,
  clientOf,
  createAttachmentWorld,
  noise,
  refusalOf,
} from './attachment-world.ts';

const chunk = 128 * 1024;
const missing = { code: 'NOT_FOUND', what: 'attachment' };
let store: AttachmentWorld;
let instance: Instance;
let al: TestUser;
let bo: TestUser;
let room: string;
let seq = 100;

const as = (user: TestUser): Client => clientOf(instance.peer('gateway'), user);

beforeAll(async () => {
  store = await createAttachmentWorld();
  instance = await store.start();
  al = store.world.user('al');
  bo = store.world.user('bo');
  room = store.world.room(al, bo);
});
afterAll(() => store.close());

test('only its uploader reads it before it is sent, while they may read the room', async () => {
  const data = noise(500);
  const { id } = await as(al).upload(room, data);
  expect((await as(al).download(id)).equals(data)).toBe(true);
  expect(await refusalOf(as(bo).piece(id))).toEqual(missing);
  store.world.rooms.dismiss(al.id, room);
  expect(await refusalOf(as(al).piece(id))).toEqual(missing);
  store.world.rooms.admit(al, room);
});

test('members read it once it is sent, and a member who was removed does not', async () => {
  const data = noise(500);
  const { id } = await as(al).upload(room, data);
  await store.carry(room, al, ++seq, id);
  expect((await as(bo).download(id)).equals(data)).toBe(true);
  expect(await refusalOf(as(store.world.user('eve')).piece(id))).toEqual(missing);
  store.world.rooms.dismiss(bo.id, room);
  expect(await refusalOf(as(bo).piece(id))).toEqual(missing);
  store.world.rooms.admit(bo, room);
  expect((await as(bo).download(id)).equals(data)).toBe(true);
});

test('a file goes the whole way: uploaded, sent, read by another, deleted, brought back', async () => {
  const data = noise(300_000);
  const sent = await as(al).upload(room, data, { name: 'plan.bin' });
  const stream = await instance.openStream();
  const [outcome] = await stream.send({
    from: al,
    room,
    content: '',
    type: 'MESSAGE_TYPE_FILE',
    attachments: [sent.id],
  });
  expect(outcome?.error).toBeUndefined();
  expect(outcome?.message?.attachments).toEqual([sent]);
  expect((await as(bo).download(sent.id)).equals(data)).toBe(true);
  const message = { messageId: outcome?.message?.id as string };
  const gateway = instance.peer('gateway');
  await gateway.call('DeleteMessage', message, { userToken: al.token });
  expect(await refusalOf(as(bo).piece(sent.id))).toEqual(missing);
  store.world.rooms.admit(bo, room, { role: 'moderator' });
  await gateway.call('RestoreMessage', message, { userToken: bo.token });
  expect((await as(bo).download(sent.id)).equals(data)).toBe(true);
  await stream.end();
});

test('who joined later in a room whose history begins at joining does not read it', async () => {
  const { id } = await as(al).upload(room, noise(5));
  await store.carry(room, al, ++seq, id);
  const late = store.world.user('late');
  store.world.rooms.admit(late, room, { visibleAfterSeq: seq, historyFromJoining: true });
  expect(await refusalOf(as(late).piece(id))).toEqual(missing);
  store.world.rooms.admit(late, room, { visibleAfterSeq: seq - 1, historyFromJoining: true });
  expect((await as(late).piece(id)).size).toBe(5);
});

test('nobody reads that of a deleted message, its uploader neither', async () => {
  const { id } = await as(al).upload(room, noise(5));
  const message = await store.carry(room, al, ++seq, id);
  await store.world.query('UPDATE messages.messages SET deleted_at = now() WHERE id = $1', [message]);
  expect(await refusalOf(as(al).piece(id))).toEqual(missing);
  expect(await refusalOf(as(bo).piece(id))).toEqual(missing);
  await store.world.query('UPDATE messages.messages SET deleted_at = NULL WHERE id = $1', [message]);
  expect((await as(bo).piece(id)).size).toBe(5);
});

test('a piece is what was asked for, at most a chunk, and nothing past the end', async () => {
  const data = noise(chunk + 100);
  const { id } = await as(al).upload(room, data);
  const piece = async (offset: number, length: number) => (await as(al).piece(id, offset, length)).data;
  expect((await piece(0, 0)).equals(data.subarray(0, chunk))).toBe(true);
  expect((await piece(1, 10 * chunk)).equals(data.subarray(1, chunk + 1))).toBe(true);
  expect((await piece(chunk - 1, 3)).equals(data.subarray(chunk - 1, chunk + 2))).toBe(true);
  expect((await piece(chunk + 99, 3)).equals(data.subarray(-1))).toBe(true);
  expect(await as(al).piece(id, chunk + 100)).toEqual({ data: Buffer.alloc(0), size: chunk + 100 });
  expect((await piece(Number.MAX_SAFE_INTEGER, 1)).length).toBe(0);
});

test('what is no request is told so, and what is not there is not found', async () => {
  expect(await refusalOf(as(al).piece('nonsense'))).toMatchObject({ code: 'INVALID_PARAMS' });
  expect(await refusalOf(as(al).piece(uuidv7(), -1))).toMatchObject({ code: 'INVALID_PARAMS' });
  expect(await refusalOf(as(al).piece(uuidv7(), 0, -1))).toMatchObject({ code: 'INVALID_PARAMS' });
  expect(await refusalOf(as(al).piece(uuidv7()))).toEqual(missing);
});
