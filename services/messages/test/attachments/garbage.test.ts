/**
 * Protects: what nothing refers to any more is removed, rows and bytes, however many instances collect at once and whoever died half-way;
 * what is in use, or may come into use again, stays.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { collectGarbage, type GarbageParts } from '../../src/attachments/garbage/collect-garbage.ts';
import { createGarbageStore } from '../../src/attachments/garbage/garbage-store.ts';
import { createFolderStorage } from '../../src/attachments/storage/folder-storage.ts';
import { connectPostgres } from '../../src/store/connect-postgres.ts';
import type { TestUser } from '../harness/identities.ts';
import { type AttachmentWorld, type Client, clientOf, createAttachmentWorld, noise } from './attachment-world.ts';

const hourMs = 3_600_000;
let store: AttachmentWorld;
let al: TestUser;
let room: string;
let client: Client;

beforeEach(async () => {
  store = await createAttachmentWorld();
  al = store.world.user('al');
  room = store.world.room(al);
  client = clientOf((await store.start()).peer('gateway'), al);
});
afterEach(() => store.close());

/** What a collector of its own works with; it removes what is older than an hour, and deleted messages' after two. */
const collector = (): GarbageParts & { close(): Promise<void> } => {
  const postgres = connectPostgres(store.world.backends.postgresUrls['messages'] as string, 4);
  return {
    store: createGarbageStore(postgres),
    storage: createFolderStorage(join(store.directory, store.world.backends.namespace)),
    keepMs: hourMs,
    restoreMs: hourMs,
    close: () => postgres.$disconnect(),
  };
};

/** Makes everything so many hours older. */
const age = async (hours: number) => {
  await store.world.query("UPDATE messages.uploads SET touched_at = touched_at - $1 * interval '1 hour'", [hours]);
  await store.world.query("UPDATE messages.attachments SET created_at = created_at - $1 * interval '1 hour'", [hours]);
  await store.world.query("UPDATE messages.messages SET deleted_at = deleted_at - $1 * interval '1 hour'", [hours]);
};

test('an instance that starts removes abandoned uploads and unsent files, and keeps what is sent', async () => {
  const { uploadId } = await client.begin(room, noise(300_000));
  await client.chunk(uploadId, 0, noise(1000));
  await client.upload(room, noise(2000));
  const sent = noise(3000);
  const kept = await client.upload(room, sent);
  await store.carry(room, al, 1, kept.id);
  await age(25);
  const fresh = await client.upload(room, noise(4000));

  const instance = await store.start();
  await expect.poll(() => store.rows()).toEqual({ uploads: 1, attachments: 2, blobs: 2 });
  await expect.poll(() => store.objects()).toHaveLength(2);
  expect((await client.download(kept.id)).equals(sent)).toBe(true);
  expect((await client.piece(fresh.id)).size).toBe(4000);
  const metrics = async () => (await fetch(`http://${instance.service.httpAddress}/metrics`)).text();
  await expect.poll(metrics).toMatch(/lair_messages_attachment_bytes\{[^}]*\} 7000/);
  expect(await metrics()).toMatch(/lair_messages_attachments_collected_total\{what="uploads"[^}]*\} 3/);
});

test('files of a deleted message stay as long as it can be restored', async () => {
  const data = noise(100);
  const { id } = await client.upload(room, data);
  const message = await store.carry(room, al, 1, id);
  await store.world.query('UPDATE messages.messages SET deleted_at = now() WHERE id = $1', [message]);
  const parts = collector();
  await age(1.5);
  expect(await collectGarbage(parts, Date.now())).toMatchObject({ attachments: 0, blobs: 0 });
  await age(1);
  expect(await collectGarbage(parts, Date.now())).toMatchObject({ attachments: 1, blobs: 1 });
  expect(await store.rows()).toMatchObject({ attachments: 0, blobs: 0 });
  expect(await store.objects()).toEqual([]);
  expect(await collectGarbage(parts, Date.now())).toEqual({ uploads: 0, attachments: 0, blobs: 0, strays: 0 });
  await parts.close();
});

test('bytes stay while one of several attachments is in use', async () => {
  const data = noise(100);
  const [one, two] = [await client.upload(room, data), await client.upload(room, data)];
  await store.carry(room, al, 1, two.id);
  await age(2);
  const parts = collector();
  expect(await collectGarbage(parts, Date.now())).toMatchObject({ attachments: 1, blobs: 0 });
  expect((await client.download(two.id)).equals(data)).toBe(true);
  await expect(client.piece(one.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await parts.close();
});

test('many collectors at once remove everything once, in as many batches as it takes', async () => {
  await store.world.query(
    `INSERT INTO messages.blobs (sha256, object_key, size, type, created_at)
     SELECT n::text, 'blobs/' || gen_random_uuid(), 1, 'text/plain', now() FROM generate_series(1, 300) AS n`,
  );
  await store.world.query(
    `INSERT INTO messages.attachments (id, room_id, uploader_id, name, sha256, created_at)
     SELECT gen_random_uuid(), $1, $2, 'x', (1 + n % 300)::text, now() - interval '2 hours' FROM generate_series(1, 900) AS n`,
    [room, al.id],
  );
  const parts = Array.from({ length: 4 }, collector);
  const rounds = await Promise.all(parts.map((each) => collectGarbage(each, Date.now())));
  const total = (of: 'attachments' | 'blobs') => rounds.reduce((sum, round) => sum + round[of], 0);
  expect([total('attachments'), total('blobs')]).toEqual([900, 300]);
  expect(await store.rows()).toMatchObject({ attachments: 0, blobs: 0 });
  await Promise.all(parts.map((each) => each.close()));
});

test('collecting and uploading the same content at once never leaves a blob without its bytes', async () => {
  const parts = { ...collector(), keepMs: 0 };
  const data = noise(50_000);
  let isUploading = true;
  const upload = async () => {
    for (let n = 0; n < 15; n++) {
      // What it was to become may be collected at once.
      await client.upload(room, data).catch((error: unknown) => expect(error).toMatchObject({ code: 'NOT_FOUND' }));
    }
    isUploading = false;
  };
  const collect = async () => {
    // Only unsent attachments are taken: an upload that is collected while it grows is another matter.
    const takeUploads = async () => [];
    while (isUploading) await collectGarbage({ ...parts, store: { ...parts.store, takeUploads } }, Date.now() + 1000);
  };
  await Promise.all([upload(), collect()]);
  const blobs = await store.world.query<{ object_key: string }>('SELECT object_key FROM messages.blobs');
  const objects = (await store.objects()).filter((key) => key.startsWith('blobs/'));
  expect(objects).toEqual(blobs.map(({ object_key }) => object_key).sort());
  await parts.close();
});

test('old objects that no row knows are swept, and nothing else', async () => {
  const { id } = await client.upload(room, noise(10));
  await store.carry(room, al, 1, id);
  const { uploadId } = await client.begin(room, noise(20));
  await client.chunk(uploadId, 0, noise(5));
  const used = await store.objects();
  const old = () => uuidv7({ msecs: Date.now() - 25 * hourMs });
  const root = join(store.directory, store.world.backends.namespace);
  const young = `blobs/${uuidv7()}`;
  const foreign = 'blobs/readme.txt';
  for (const key of [`blobs/${old()}`, `aside/${old()}`, `uploads/${old()}/0-5`, young, foreign]) {
    await mkdir(join(root, key, '..'), { recursive: true });
    await writeFile(join(root, key), 'stray');
  }
  await store.start();
  await expect.poll(() => store.objects()).toEqual([...used, young, foreign].sort());
});
