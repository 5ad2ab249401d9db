/**
 * Protects: looking for garbage costs by how much there is of it, and not by how many messages and files there are.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deletedDeletion, unsentDeletion } from '../../src/attachments/garbage/garbage-store.ts';
import { createMessagesWorld, type MessagesWorld } from '../harness/messages-world.ts';
import { connectExplainer, type Explainer } from '../harness/query-plans.ts';

let world: MessagesWorld;
let explainer: Explainer;

beforeAll(async () => {
  world = await createMessagesWorld();
  await world.query(
    `INSERT INTO messages.messages (id, room_id, seq, author_id, author_name, type, content, created_at, deleted_at, attachments)
     SELECT gen_random_uuid(), gen_random_uuid(), 1, gen_random_uuid(), 'al', 'file', '', now(),
       CASE WHEN n % 2 = 0 THEN now() - interval '1 year' END, CASE WHEN n % 2 = 1 THEN 1 ELSE 0 END
     FROM generate_series(1, 20000) AS n`,
  );
  await world.query(
    `INSERT INTO messages.blobs (sha256, object_key, size, type, created_at)
     SELECT id::text, 'blobs/' || id, 1, 'text/plain', now() FROM messages.messages WHERE attachments = 1`,
  );
  await world.query(
    `INSERT INTO messages.attachments (id, room_id, uploader_id, name, sha256, created_at, message_id)
     SELECT gen_random_uuid(), room_id, author_id, 'x', id::text, now(), id FROM messages.messages WHERE attachments = 1`,
  );
  await world.query('ANALYZE messages.messages, messages.attachments, messages.blobs');
  explainer = await connectExplainer(world);
});
afterAll(async () => {
  await explainer.close();
  await world.close();
});

test.each([
  ['files that nobody sent', unsentDeletion],
  ['files of deleted messages', deletedDeletion],
])('%s are found by indexes', async (_, deletion) => {
  const { seqScans, buffers } = await explainer.explain(deletion(new Date(), 200));
  expect(seqScans).toBe(0);
  expect(buffers).toBeLessThan(50);
});
