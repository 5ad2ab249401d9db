/**
 * Protects: both storages keep the promises of ObjectStorage: a folder, and a bucket behind a real server that speaks as S3 does.
 */
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namesPerPage } from '../../src/attachments/attachment-limits.ts';
import { createFolderStorage } from '../../src/attachments/storage/folder-storage.ts';
import {
  ObjectMissingError,
  type ObjectStorage,
  StorageAwayError,
} from '../../src/attachments/storage/object-storage.ts';
import { createS3Storage } from '../../src/attachments/storage/s3-storage.ts';
import { type S3Server, s3Bucket, s3Credentials, startS3Server } from './s3-server.ts';

const bucketOptions = { bucket: s3Bucket, region: 'us-east-1', credentials: s3Credentials, prefix: 'below' };
let directory: string;
let server: S3Server;
const storages = new Map<string, ObjectStorage>();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lair-storage-'));
  server = await startS3Server();
  storages.set('a folder', createFolderStorage(join(directory, 'here', 'below')));
  storages.set('a bucket', createS3Storage({ ...bucketOptions, endpoint: server.endpoint }));
});
afterAll(async () => {
  for (const storage of storages.values()) storage.close();
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

const text = async (read: Promise<Buffer>) => (await read).toString();

describe.each(['a folder', 'a bucket'])('%s', (name) => {
  const storage = () => storages.get(name) as ObjectStorage;

  test('gives back any stretch of what was put', async () => {
    await storage().put('blobs/a', Buffer.from('first'));
    await storage().put('blobs/a', Buffer.from('hello world'));
    expect(await text(storage().read('blobs/a', 0, 11))).toBe('hello world');
    expect(await text(storage().read('blobs/a', 6, 3))).toBe('wor');
    expect(await text(storage().read('blobs/a', 6, 100))).toBe('world');
    expect(await text(storage().read('blobs/a', 6, 0))).toBe('');
  });

  test('stores a stream of many megabytes', async () => {
    const piece = Buffer.alloc(256 * 1024, 'x');
    async function* pieces() {
      for (let n = 0; n < 40; n++) yield piece;
    }
    await storage().putStream('blobs/long', Readable.from(pieces()), 40 * piece.length);
    expect((await storage().read('blobs/long', 40 * piece.length - 3, 100)).toString()).toBe('xxx');
  });

  test('stores nothing of a stream that fails, and says why it failed', async () => {
    async function* failing() {
      yield Buffer.from('some');
      throw new RangeError('out of bytes');
    }
    await expect(storage().putStream('broken/b', Readable.from(failing()), 100)).rejects.toThrow(RangeError);
    // Unlike S3, the bucket's server here keeps what it got of a request that broke off.
    if (name === 'a folder') {
      await expect(storage().read('broken/b', 0, 1)).rejects.toThrow(ObjectMissingError);
      expect(await readdir(join(directory, 'here', 'below', 'aside'))).toEqual([]);
    }
  });

  test('lists what is directly below a folder, and deletes with all below', async () => {
    for (const key of ['uploads/x/0-5', 'uploads/x/5-9', 'uploads/y/0-1', 'uploads/xy/0-1'])
      await storage().put(key, Buffer.from('12345'));
    expect([...(await storage().list('uploads')).names].sort()).toEqual(['x', 'xy', 'y']);
    await storage().deleteFolder('uploads/x');
    await storage().delete('uploads/y/0-1');
    await expect(storage().read('uploads/x/5-9', 0, 1)).rejects.toThrow(ObjectMissingError);
    await expect(storage().read('uploads/y/0-1', 0, 1)).rejects.toThrow(ObjectMissingError);
    expect(await text(storage().read('uploads/xy/0-1', 0, 9))).toBe('12345');
  });

  test('takes deleting what is not there for done', async () => {
    await storage().delete('blobs/none');
    await storage().deleteFolder('uploads/none');
    expect(await storage().list('nothing')).toEqual({ names: [], next: undefined });
  });
});

test('a bucket of more objects than a page is listed page by page', async () => {
  // The bucket's server here cannot continue a listing on this Node.js; so this one answers as S3 documents it.
  const pages: Record<string, string> = {
    '': '<IsTruncated>true</IsTruncated><NextContinuationToken>on</NextContinuationToken><Contents><Key>below/many/a</Key></Contents>',
    on: '<IsTruncated>false</IsTruncated><Contents><Key>below/many/b</Key></Contents>',
  };
  const lister = createServer((request, response) => {
    const asked = new URL(request.url ?? '', 'http://bucket').searchParams;
    expect(asked.get('prefix')).toBe('below/many/');
    const page = pages[asked.get('continuation-token') ?? ''];
    response.setHeader('content-type', 'application/xml');
    response.end(`<?xml version="1.0"?><ListBucketResult>${page}</ListBucketResult>`);
  }).listen(0, '127.0.0.1');
  await once(lister, 'listening');
  const endpoint = `http://127.0.0.1:${(lister.address() as AddressInfo).port}`;
  const storage = createS3Storage({ ...bucketOptions, endpoint });
  const first = await storage.list('many');
  expect(first).toEqual({ names: ['a'], next: 'on' });
  expect(await storage.list('many', first.next)).toEqual({ names: ['b'], next: undefined });
  storage.close();
  lister.close();
});

test('a bucket that cannot be reached, or that does not know who asks, is away', async () => {
  const nowhere = createS3Storage({ ...bucketOptions, endpoint: 'http://127.0.0.1:9' });
  await expect(nowhere.put('a', Buffer.from('1'))).rejects.toThrow(StorageAwayError);
  const credentials = { ...s3Credentials, accessKeyId: 'somebody' };
  const stranger = createS3Storage({ ...bucketOptions, endpoint: server.endpoint, credentials });
  await expect(stranger.put('a', Buffer.from('1'))).rejects.toThrow(StorageAwayError);
});

test('a folder with more than fits a page is listed page by page, each name once', async () => {
  const names = Array.from({ length: 2 * namesPerPage + 1 }, (_, n) => `b${n}`);
  const folder = join(directory, 'many', 'blobs');
  await mkdir(folder, { recursive: true });
  await Promise.all(names.map((name) => writeFile(join(folder, name), '')));
  const storage = createFolderStorage(join(directory, 'many'));
  const pages: (readonly string[])[] = [];
  let page: string | undefined;
  do {
    const { names: listed, next } = await storage.list('blobs', page);
    pages.push(listed);
    page = next;
  } while (page !== undefined);
  expect(pages.map(({ length }) => length)).toEqual([namesPerPage, namesPerPage, 1]);
  expect(pages.flat().sort()).toEqual(names.sort());
});
