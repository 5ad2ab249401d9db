/**
 * Protects: what a change costs does not depend on how much there is: every look-up of change_messages is on an index, and so is the
 * forgetting of old client ids.
 */
import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '../src/domain/change.ts';
import { type ChangeBounds, carryOutQuery, forgetKeysQuery } from '../src/store/change-store.ts';
import { upload } from './harness/changes.ts';
import { fillLog } from './harness/fill-log.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';
import { connectExplainer, type Explainer } from './harness/query-plans.ts';

const bounds: ChangeBounds = { editWindowSeconds: 0, editsMax: 100, restoreDays: 30, reactionsMax: 20, pinsMax: 100 };
let world: MessagesWorld;
let explainer: Explainer;
let al: TestUser;
const room = randomUUID();
let messageId: string;

beforeAll(async () => {
  world = await createMessagesWorld();
  al = world.user('al');
  await fillLog(world, room, al, 20_000);
  await world.query(
    `INSERT INTO messages.change_keys
     SELECT $1, gen_random_uuid(), '\\x00', gen_random_uuid(), now() - n * interval '1 minute' FROM generate_series(1, 50000) AS n`,
    [al.id],
  );
  await world.query('ANALYZE messages.messages, messages.events, messages.change_keys');
  const [row] = await world.query<{ id: string }>(
    'SELECT id FROM messages.messages WHERE room_id = $1 AND seq = 9999',
    [room],
  );
  messageId = row?.id as string;
  explainer = await connectExplainer(world);
});
afterAll(async () => {
  await explainer.close();
  await world.close();
});

test('no change reads a table whole', async () => {
  const common = () => ({
    roomId: room,
    actor: { id: al.id, username: 'al' },
    requestId: '',
    bytes: 0,
    clientId: randomUUID(),
  });
  const attachments = [await upload(world, room, al), await upload(world, room, al)];
  const reply = uuidv7();
  const mentioned = { mentions: [al.id], mentionsRoom: true };
  const changes: Change[] = [
    {
      kind: 'post',
      ...common(),
      ...mentioned,
      messageId: reply,
      type: 'image',
      content: '',
      replyTo: messageId,
      visibleAfterSeq: 0,
      quotes: true,
      attachments,
    },
    { kind: 'edit', ...common(), ...mentioned, messageId: reply, content: 'edited' },
    { kind: 'react', ...common(), messageId: reply, emoji: '👍' },
    { kind: 'unreact', ...common(), messageId: reply, emoji: '👍' },
    { kind: 'pin', ...common(), messageId: reply },
    { kind: 'unpin', ...common(), messageId: reply },
    { kind: 'delete', ...common(), messageId: reply, reason: '' },
    { kind: 'restore', ...common(), messageId: reply },
  ];
  await explainer.client.query('BEGIN');
  try {
    const first = await explainer.client.query(carryOutQuery(changes, bounds, () => 0));
    expect(first.rows.map(({ outcome }) => outcome)).toEqual(changes.map(() => 'done'));
    const again = await explainer.client.query(carryOutQuery(changes, bounds, () => 0));
    expect(again.rows.map(({ outcome }) => outcome)).toEqual(['sent', ...changes.slice(1).map(() => 'repeat')]);
    const { rows } = await explainer.client.query(
      `SELECT relname, seq_scan::int FROM pg_stat_xact_user_tables WHERE schemaname = 'messages' AND seq_scan > 0`,
    );
    expect(rows).toEqual([]);
  } finally {
    await explainer.client.query('ROLLBACK');
  }
});

test('old client ids are found by their age', async () => {
  await explainer.client.query('BEGIN');
  try {
    const plan = await explainer.explain(forgetKeysQuery(168, 1_000));
    expect(plan.seqScans).toBe(0);
    expect(plan.indexes).toEqual(new Set(['change_keys_at_idx']));
  } finally {
    await explainer.client.query('ROLLBACK');
  }
});
