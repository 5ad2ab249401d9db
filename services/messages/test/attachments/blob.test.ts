/**
 * Protects: what a file is, is found in its bytes and not believed; the same bytes are stored once, however many complete them at once.
 */
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestUser } from '../harness/identities.ts';
import {
  type AttachmentWorld,
  type Client,
  clientOf,
  createAttachmentWorld,
  noise,
  sha256Of,
} from './attachment-world.ts';

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

const pngChunk = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]); // nobody checks the CRC
};
const png = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(64));
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
};

describe('the type', () => {
  test.each([
    ['a picture announced as text', png(320, 200), 'text/plain', { type: 'image/png', width: 320, height: 200 }],
    ['text announced as a picture', Buffer.from('no picture'), 'image/png', { type: 'text/plain' }],
    ['a page of HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'text/html', { type: 'text/plain' }],
    ['a drawing with scripts', Buffer.from('<svg xmlns="x"><script/></svg>'), 'image/svg+xml', { type: 'text/plain' }],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'application/xml', { type: 'text/plain' }],
    ['markdown', Buffer.from('# Grüße\n'), 'text/markdown', { type: 'text/markdown' }],
    ['bytes that are nothing', Buffer.from([0, 1, 2, 3, 255]), 'video/mp4', { type: 'application/octet-stream' }],
    ['a document', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'text/plain', { type: 'application/pdf' }],
  ])('of %s is found in its bytes', async (_, data, type, expected) => {
    const attachment = await client.upload(room, data, { type, name: 'file' });
    expect(attachment).toMatchObject(expected);
    if (!('width' in expected)) expect(attachment.width).toBeUndefined();
    expect(attachment.durationMs).toBeUndefined();
  });

  test('is not text when the last byte is not', async () => {
    const data = Buffer.concat([Buffer.from('ä'.repeat(150_000)), Buffer.from([0xc3])]);
    expect(await client.upload(room, data, { type: 'text/plain' })).toMatchObject({ type: 'application/octet-stream' });
    const whole = data.subarray(0, -1);
    expect(await client.upload(room, whole, { type: 'text/plain' })).toMatchObject({ type: 'text/plain' });
  });
});

describe('the same content', () => {
  const objectsOf = async (sha256: string) => {
    const rows = await store.world.query<{ object_key: string }>(
      'SELECT object_key FROM messages.blobs WHERE sha256 = $1',
      [sha256],
    );
    return rows.map(({ object_key }) => object_key);
  };

  test('is stored once, for whoever uploads it wherever under whatever name', async () => {
    const bo = store.world.user('bo');
    const hall = store.world.room(bo);
    const data = noise(200_000);
    const before = (await store.objects()).length;
    const mine = await client.upload(room, data, { name: 'mine' });
    const theirs = await clientOf((await store.start()).peer('gateway'), bo).upload(hall, data, { name: 'theirs' });
    expect(theirs.id).not.toBe(mine.id);
    expect([mine.name, theirs.name]).toEqual(['mine', 'theirs']);
    expect(await objectsOf(sha256Of(data))).toHaveLength(1);
    expect(await store.objects()).toHaveLength(before + 1);
  });

  test('completed by many at once ends as one blob, which all can read', async () => {
    const users = Array.from({ length: 6 }, () => store.world.user());
    for (const user of users) store.world.rooms.admit(user, room);
    const instances = await Promise.all([store.start(), store.start()]);
    const data = noise(300_000);
    const before = (await store.objects()).length;
    const clients = users.map((user, n) => clientOf((instances[n % 2] ?? instances[0]).peer('gateway'), user));
    const uploads = await Promise.all(
      clients.map(async (uploader) => {
        const { uploadId } = await uploader.begin(room, data);
        await uploader.fill(uploadId, data);
        return uploadId;
      }),
    );
    const completed = await Promise.all(clients.map((uploader, n) => uploader.complete(uploads[n] as string)));
    expect(await objectsOf(sha256Of(data))).toHaveLength(1);
    expect(await store.objects()).toHaveLength(before + 1);
    for (const [n, { id }] of completed.entries()) expect((await clients[n]?.download(id))?.equals(data)).toBe(true);
  });
});
