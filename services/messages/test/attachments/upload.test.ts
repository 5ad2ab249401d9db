/**
 * Protects: an upload arrives as it was sent or not at all, whichever instances take part, whoever dies, and whatever two senders do at
 * once. What is refused: upload-refusals.test.ts.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
let elsewhere: Client;

beforeAll(async () => {
  store = await createAttachmentWorld();
  al = store.world.user('al');
  room = store.world.room(al);
  client = clientOf((await store.start()).peer('gateway'), al);
  elsewhere = clientOf((await store.start()).peer('gateway'), al);
});
afterAll(() => store.close());

describe('a whole upload', () => {
  test.each([1, chunk - 1, chunk, chunk + 1, 5 * chunk + 17])('of %i bytes comes back as it was', async (bytes) => {
    const data = noise(bytes);
    const attachment = await client.upload(room, data, { name: 'a b.bin' });
    expect(attachment).toMatchObject({
      name: 'a b.bin',
      size: bytes,
      sha256: sha256Of(data),
      type: 'application/octet-stream',
    });
    expect((await elsewhere.download(attachment.id)).equals(data)).toBe(true);
  });

  test('leaves no chunks, and one object', async () => {
    const before = await store.objects();
    const { uploadId } = await client.begin(room, noise(3 * chunk));
    const data = noise(2 * chunk);
    await client.upload(room, data);
    const after = (await store.objects()).filter((key) => !before.includes(key));
    expect(after).toHaveLength(1);
    expect(after[0]).toMatch(/^blobs\//);
    expect(await refusalOf(client.complete(uploadId))).toEqual({
      code: 'FAILED_PRECONDITION',
      reason: 'incomplete',
      have: 0,
    });
  });

  test('may come in pieces of any size', async () => {
    const data = noise(70_000);
    const { uploadId, chunkBytes } = await client.begin(room, data);
    expect(chunkBytes).toBe(chunk);
    let have = 0;
    for (let bytes = 1; have < data.length; bytes = bytes * 3 + 1) {
      have = await client.chunk(uploadId, have, data.subarray(have, have + bytes));
    }
    expect((await client.download((await client.complete(uploadId)).id)).equals(data)).toBe(true);
  });

  test('asked for again is the same attachment', async () => {
    const data = noise(100);
    const { uploadId } = await client.begin(room, data);
    await client.fill(uploadId, data);
    const [one, two] = await Promise.all([client.complete(uploadId), elsewhere.complete(uploadId)]);
    expect(two).toEqual(one);
    expect(await elsewhere.complete(uploadId)).toEqual(one);
  });
});

describe('an upload that is interrupted', () => {
  test('goes on at another instance after the first was killed', async () => {
    const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
    const doomed = spawn(process.execPath, [main], {
      env: {
        PATH: process.env['PATH'],
        ...store.world.environment({
          LAIR_HTTP_PORT: '0',
          LAIR_LOG_LEVEL: 'info',
        }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const address = await new Promise<string>((resolve, reject) => {
      doomed.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
      createInterface(doomed.stdout).on('line', (line) => {
        const { grpc } = JSON.parse(line) as { grpc?: string };
        if (grpc) resolve(grpc);
      });
    });
    const there = clientOf(store.world.peerAt(address, 'gateway'), al);
    const data = noise(6 * chunk + 5);
    const { uploadId } = await there.begin(room, data);
    const half = await there.chunk(uploadId, 0, data.subarray(0, chunk));
    // Killed with a chunk on its way: it counts or it does not.
    const lost = there.chunk(uploadId, half, data.subarray(half, half + chunk)).catch(() => undefined);
    doomed.kill('SIGKILL');
    await Promise.all([once(doomed, 'exit'), lost]);

    const resumed = await client.begin(room, data);
    expect(resumed.uploadId).toBe(uploadId);
    expect([half, 2 * chunk]).toContain(resumed.have);
    await client.fill(uploadId, data, resumed.have);
    expect((await elsewhere.download((await elsewhere.complete(uploadId)).id)).equals(data)).toBe(true);
  });

  test('is asked again for what the storage has lost', async () => {
    const data = noise(3 * chunk);
    const { uploadId } = await client.begin(room, data);
    await client.fill(uploadId, data);
    await rm(`${store.directory}/${store.world.backends.namespace}/uploads/${uploadId}/${chunk}-${2 * chunk}`);
    expect(await refusalOf(client.complete(uploadId))).toEqual({
      code: 'FAILED_PRECONDITION',
      reason: 'incomplete',
      have: chunk,
    });
    await client.fill(uploadId, data, chunk);
    expect((await client.download((await client.complete(uploadId)).id)).equals(data)).toBe(true);
  });

  test('takes a chunk that was stored and not counted as if it were not there', async () => {
    const data = noise(chunk + 9);
    const { uploadId } = await client.begin(room, data);
    await client.fill(uploadId, data);
    await store.world.query("UPDATE messages.uploads SET have = $2, chunks = '{0}' WHERE id = $1", [uploadId, chunk]);
    expect(await client.chunk(uploadId, 0, data.subarray(0, chunk))).toBe(chunk);
    await client.fill(uploadId, data, chunk);
    expect((await client.download((await client.complete(uploadId)).id)).equals(data)).toBe(true);
  });
});

describe('two senders of one upload', () => {
  test('that cut it differently end with the file as it is', async () => {
    for (let round = 0; round < 5; round++) {
      const data = noise(4 * chunk);
      const { uploadId } = await client.begin(room, data);
      const send = async (sender: Client, bytes: number) => {
        for (let have = 0; have < data.length; ) {
          have = await sender.chunk(uploadId, have, data.subarray(have, have + bytes));
        }
      };
      await Promise.all([send(client, chunk), send(elsewhere, 50_000), send(client, 77_777)]);
      expect((await client.download((await client.complete(uploadId)).id)).equals(data)).toBe(true);
    }
  });

  test('cannot both count', async () => {
    const data = noise(chunk);
    const { uploadId } = await client.begin(room, data);
    const both = await Promise.all(
      [client, elsewhere].map((sender) => sender.chunk(uploadId, 0, data.subarray(0, 1000))),
    );
    expect(both).toEqual([1000, 1000]);
    const [row] = await store.world.query('SELECT have::int, chunks::int[] FROM messages.uploads WHERE id = $1', [
      uploadId,
    ]);
    expect(row).toEqual({ have: 1000, chunks: [0] });
  });
});

describe('beginning again', () => {
  test('at the same time is one upload', async () => {
    const data = noise(999);
    const begun = await Promise.all([client, elsewhere, client, elsewhere].map((sender) => sender.begin(room, data)));
    expect(new Set(begun.map(({ uploadId }) => uploadId)).size).toBe(1);
  });

  test('after completion is another one', async () => {
    const data = noise(999);
    const first = await client.upload(room, data);
    const second = await client.upload(room, data);
    expect(second.id).not.toBe(first.id);
    expect(second.sha256).toBe(first.sha256);
  });
});
