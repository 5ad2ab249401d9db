/**
 * Protects: while the storage is away requests are refused as UNAVAILABLE, nothing is half-done, and the same requests work once it is
 * back; the whole life of an upload works the same on S3.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestUser } from '../harness/identities.ts';
import {
  type AttachmentWorld,
  clientOf,
  createAttachmentWorld,
  noise,
  refusalOf,
  sha256Of,
} from './attachment-world.ts';
import { type S3Server, s3Bucket, s3Credentials, startS3Server } from './s3-server.ts';

const away = { code: 'UNAVAILABLE', retryAfterMs: 2_000 };
let store: AttachmentWorld;
let al: TestUser;
let room: string;
let server: S3Server;

beforeAll(async () => {
  store = await createAttachmentWorld();
  al = store.world.user('al');
  room = store.world.room(al);
  server = await startS3Server();
});
afterAll(async () => {
  await store.close();
  await server.close();
});

test('a folder that is not there', async () => {
  const directory = join(store.directory, 'unmounted');
  await writeFile(directory, 'in the way');
  const client = clientOf((await store.start({ LAIR_ATTACHMENTS_DIR: directory })).peer('gateway'), al);
  const data = noise(1000);
  const { uploadId } = await client.begin(room, data);
  expect(await refusalOf(client.chunk(uploadId, 0, data))).toEqual(away);
  expect((await client.begin(room, data)).have).toBe(0);
  await rm(directory);
  await client.fill(uploadId, data);
  const { id } = await client.complete(uploadId);
  expect((await client.download(id)).equals(data)).toBe(true);
});

test('a bucket: a whole life, with the server gone in between', async () => {
  const settings = {
    LAIR_ATTACHMENTS_STORAGE: 's3',
    LAIR_S3_BUCKET: s3Bucket,
    LAIR_S3_ENDPOINT: server.endpoint,
    LAIR_S3_ACCESS_KEY_ID: s3Credentials.accessKeyId,
    LAIR_S3_SECRET_ACCESS_KEY: s3Credentials.secretAccessKey,
  };
  const instance = await store.start(settings);
  const client = clientOf(instance.peer('gateway'), al);
  const elsewhere = clientOf((await store.start(settings)).peer('gateway'), al);
  const data = noise(1_000_000);
  const { uploadId } = await client.begin(room, data);
  await client.chunk(uploadId, 0, data.subarray(0, 100_000));

  await server.stop();
  expect(await refusalOf(client.chunk(uploadId, 100_000, data.subarray(100_000, 200_000)))).toEqual(away);
  await server.start();
  await elsewhere.fill(uploadId, data, 100_000);

  await server.stop();
  expect(await refusalOf(client.complete(uploadId))).toEqual(away);
  await server.start();
  const attachment = await elsewhere.complete(uploadId);
  expect(attachment).toMatchObject({ size: data.length, sha256: sha256Of(data) });
  expect((await client.download(attachment.id)).equals(data)).toBe(true);

  await server.stop();
  expect(await refusalOf(client.piece(attachment.id))).toEqual(away);
  await server.start();
  const again = await client.upload(room, data);
  expect(again.sha256).toBe(attachment.sha256);
  const wrong = await client.begin(room, data, { announced: { sha256: sha256Of(noise(1)) } });
  await client.fill(wrong.uploadId, data);
  expect(await refusalOf(client.complete(wrong.uploadId))).toEqual({ code: 'FAILED_PRECONDITION', reason: 'hash' });
  const metrics = await (await fetch(`http://${instance.service.httpAddress}/metrics`)).text();
  expect(metrics).toMatch(/lair_messages_storage_failures_total\{[^}]*\} 3/);
});

test('S3 without a bucket, or with half of its credentials, does not start', async () => {
  await expect(store.start({ LAIR_ATTACHMENTS_STORAGE: 's3', LAIR_S3_ACCESS_KEY_ID: 'x' })).rejects.toThrow(
    /LAIR_S3_BUCKET[\s\S]*LAIR_S3_SECRET_ACCESS_KEY/,
  );
});
