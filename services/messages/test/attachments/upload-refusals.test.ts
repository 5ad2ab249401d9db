/**
 * Protects: a file whose hash differs leaves nothing; who may not upload cannot; every bound holds; each refusal says what to do.
 */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestUser } from '../harness/identities.ts';
import {
  type AttachmentWorld,
  type Client,
  clientOf,
  createAttachmentWorld,
  noise,
  refusalOf,
  sha256Of,
} from './attachment-world.ts';

const chunk = 128 * 1024;
let store: AttachmentWorld;
let al: TestUser;
let room: string;
let client: Client;

beforeAll(async () => {
  store = await createAttachmentWorld();
  al = store.world.user('al');
  room = store.world.room(al);
  client = clientOf((await store.start()).peer('gateway'), al);
});
afterAll(() => store.close());

const nothingOf = async (uploadId: string, sha256: string) => {
  const rows = await store.world.query('SELECT 1 FROM messages.uploads WHERE id = $1', [uploadId]);
  const made = await store.world.query('SELECT 1 FROM messages.attachments WHERE sha256 = $1', [sha256]);
  const objects = await store.objects();
  expect({ rows, made, chunks: objects.filter((key) => key.includes(uploadId)) }).toEqual({
    rows: [],
    made: [],
    chunks: [],
  });
};

test('a wrong hash, and nothing is left', async () => {
  const data = noise(2 * chunk);
  const sha256 = sha256Of(noise(10));
  const { uploadId } = await client.begin(room, data, { announced: { sha256 } });
  await client.fill(uploadId, data);
  const before = await store.objects();
  expect(await refusalOf(client.complete(uploadId))).toEqual({ code: 'FAILED_PRECONDITION', reason: 'hash' });
  await nothingOf(uploadId, sha256);
  expect((await store.objects()).filter((key) => !before.includes(key))).toEqual([]);
  expect(await refusalOf(client.chunk(uploadId, 0, data.subarray(0, 5)))).toEqual({
    code: 'NOT_FOUND',
    what: 'upload',
  });
});

test('bytes beyond a hole, with where to go on', async () => {
  const data = noise(1000);
  const { uploadId } = await client.begin(room, data);
  await client.chunk(uploadId, 0, data.subarray(0, 10));
  expect(await refusalOf(client.chunk(uploadId, 11, data.subarray(11)))).toEqual({
    code: 'CONFLICT',
    current: { have: 10 },
  });
  expect(await client.chunk(uploadId, 2, data.subarray(2, 8))).toBe(10);
  expect(await client.chunk(uploadId, 5, data.subarray(5))).toBe(1000);
});

test('bytes beyond what was announced', async () => {
  const data = noise(1000);
  const { uploadId } = await client.begin(room, data);
  expect(await refusalOf(client.chunk(uploadId, 0, noise(1001)))).toEqual({ code: 'TOO_LARGE', limit: 1000 });
  expect(await refusalOf(client.chunk(uploadId, 0, noise(chunk + 1)))).toMatchObject({ code: 'INVALID_PARAMS' });
  expect(await refusalOf(client.chunk(uploadId, 0, Buffer.alloc(0)))).toMatchObject({ code: 'INVALID_PARAMS' });
});

test('a file without a proper name, type, size or hash, all at once', async () => {
  const announced = { name: '../x', type: 'nonsense', size: 0, sha256: 'ff' };
  const { code, issues } = await refusalOf(client.begin(room, noise(1), { announced }));
  expect(code).toBe('INVALID_PARAMS');
  expect((issues as { path: string }[]).map(({ path }) => path)).toEqual(['name', 'type', 'size', 'sha256']);
});

test("somebody else's upload, and one of a room that its sender has left", async () => {
  const bo = store.world.user('bo');
  store.world.rooms.admit(bo, room);
  const { uploadId } = await client.begin(room, noise(10));
  const other = clientOf((await store.start()).peer('gateway'), bo);
  const missing = { code: 'NOT_FOUND', what: 'upload' };
  expect(await refusalOf(other.chunk(uploadId, 0, noise(1)))).toEqual(missing);
  expect(await refusalOf(other.complete(uploadId))).toEqual(missing);
  expect(await refusalOf(client.complete(uuidv7()))).toEqual(missing);
  const own = await other.begin(room, noise(10));
  store.world.rooms.dismiss(bo.id, room);
  expect(await refusalOf(other.chunk(own.uploadId, 0, noise(1)))).toEqual(missing);
});

test('guests, strangers, and members of a read-only room', async () => {
  const guest = store.world.user('gus');
  store.world.rooms.admit(guest, room, { role: 'guest' });
  const instance = await store.start();
  const begin = (user: TestUser, where: string) =>
    refusalOf(clientOf(instance.peer('gateway'), user).begin(where, noise(1)));
  expect(await begin(guest, room)).toMatchObject({ code: 'PERMISSION_DENIED' });
  expect(await begin(store.world.user(), room)).toEqual({ code: 'NOT_FOUND', what: 'room' });
  const quiet = uuidv7();
  store.world.rooms.admit(al, quiet, { readOnly: true });
  expect(await begin(al, quiet)).toMatchObject({ code: 'PERMISSION_DENIED' });
});

test('too large a file, too many uploads, and types that are not wanted', async () => {
  const cy = store.world.user('cy');
  store.world.rooms.admit(cy, room);
  const instance = await store.start({
    LAIR_ATTACHMENT_BYTES_MAX: '5000',
    LAIR_UPLOADS_PER_USER_MAX: '3',
    LAIR_ATTACHMENT_TYPES_REFUSED: 'application/x-elf, image/*',
  });
  const limited = clientOf(instance.peer('gateway'), cy);
  expect(await refusalOf(limited.begin(room, noise(5001)))).toEqual({ code: 'TOO_LARGE', limit: 5000 });
  expect(await refusalOf(limited.begin(room, noise(10), { type: 'image/webp' }))).toEqual({
    code: 'FAILED_PRECONDITION',
    reason: 'file_type',
  });

  const program = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(200)]);
  const { uploadId } = await limited.begin(room, program, { type: 'text/plain', name: 'holiday.txt' });
  await limited.fill(uploadId, program);
  expect(await refusalOf(limited.complete(uploadId))).toEqual({ code: 'FAILED_PRECONDITION', reason: 'file_type' });
  await nothingOf(uploadId, sha256Of(program));

  const files = [1, 2, 3, 4, 5, 6].map((n) => noise(n + 10));
  const begun = await Promise.allSettled(files.map((file) => limited.begin(room, file)));
  expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  const refused = files[begun.findIndex(({ status }) => status === 'rejected')] as Buffer;
  const open = files[begun.findIndex(({ status }) => status === 'fulfilled')] as Buffer;
  expect(await refusalOf(limited.begin(room, refused))).toMatchObject({
    code: 'FAILED_PRECONDITION',
    reason: 'too_many_uploads',
  });
  await limited.upload(room, open);
  await limited.begin(room, refused);
});

test('an upload in more pieces than there may be', async () => {
  const data = noise(100);
  const { uploadId } = await client.begin(room, data);
  for (let have = 0; have < 65; have++) await client.chunk(uploadId, have, data.subarray(have, have + 1));
  expect(await refusalOf(client.chunk(uploadId, 65, data.subarray(65, 66)))).toMatchObject({
    code: 'INVALID_PARAMS',
  });
});
