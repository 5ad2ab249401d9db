/**
 * Protects: unread mentions are counted room by room, of others' messages, for those who may read them, and never without bound.
 */
import { randomUUID } from 'node:crypto';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { Peer } from '@lair/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';
import { type StoredMessages, storeMessages } from './harness/stored-messages.ts';

let world: MessagesWorld;
let peer: Peer<MessagesServiceDefinition>;
let stored: StoredMessages;
let al: TestUser;
let bo: TestUser;

beforeAll(async () => {
  world = await createMessagesWorld();
  peer = (await world.start()).peer('gateway');
  stored = storeMessages(world);
  al = world.user('al');
  bo = world.user('bo');
});
afterAll(() => world.close());

const count = async (places: { roomId: string; afterSeq: number }[], user = al): Promise<Record<string, number>> => {
  const { counts } = await peer.call('CountMentions', { places }, { userToken: user.token });
  return Object.fromEntries(counts.map(({ roomId, count }) => [roomId, count]));
};

test('messages of others that mention the caller or the room are counted, each once, after the place', async () => {
  const room = world.room(al, bo);
  await stored.say(room, bo, '@al', { mentions: [al] });
  const second = await stored.say(room, bo, '@room @al', { mentions: [al], mentionsRoom: true });
  await stored.say(room, bo, '@bo', { mentions: [bo] });
  await stored.say(room, al, '@al @room', { mentions: [al], mentionsRoom: true });
  await stored.say(room, bo, '@room', { mentionsRoom: true });
  expect(await count([{ roomId: room, afterSeq: 0 }])).toEqual({ [room]: 3 });
  expect(await count([{ roomId: room, afterSeq: second.seq - 1 }])).toEqual({ [room]: 2 });
  expect(await count([{ roomId: room, afterSeq: second.seq }])).toEqual({ [room]: 1 });
  expect(await count([{ roomId: room, afterSeq: 0 }], bo)).toEqual({ [room]: 1 });
});

test('many rooms are counted at once; rooms without mentions and rooms of others are left out', async () => {
  const mine = world.room(al, bo);
  const silent = world.room(al, bo);
  const others = world.room(bo);
  for (const room of [mine, others]) await stored.say(room, bo, '@al', { mentions: [al] });
  const places = [mine, silent, others, randomUUID()].map((roomId) => ({ roomId, afterSeq: 0 }));
  expect(await count(places)).toEqual({ [mine]: 1 });
});

test('in a room whose history begins at joining only what came later is counted', async () => {
  const room = world.room(bo);
  const before = await stored.say(room, bo, '@al', { mentions: [al] });
  await stored.say(room, bo, '@al', { mentions: [al] });
  world.rooms.admit(al, room, { visibleAfterSeq: before.seq, historyFromJoining: true });
  expect(await count([{ roomId: room, afterSeq: 0 }])).toEqual({ [room]: 1 });
});

test('no more than a thousand are counted', async () => {
  const room = world.room(al, bo);
  await stored.say(room, bo, 'first');
  await world.query(
    `INSERT INTO messages.messages (id, room_id, seq, author_id, author_name, type, content, created_at, mentions_room)
     SELECT gen_random_uuid(), $1, n, $2, 'bo', 'text', '@room', now(), true FROM generate_series(2, 1501) AS n`,
    [room, bo.id],
  );
  await world.query(
    `INSERT INTO messages.mentions SELECT u.id, $1, n
     FROM generate_series(2, 1501) AS n, unnest($2::uuid[]) AS u (id)`,
    [room, ['00000000-0000-0000-0000-000000000000', al.id]],
  );
  expect(await count([{ roomId: room, afterSeq: 0 }])).toEqual({ [room]: 1_000 });
  expect(await count([{ roomId: room, afterSeq: 1_401 }])).toEqual({ [room]: 100 });
});

test('a room that is named twice is counted once, from the later place', async () => {
  const room = world.room(al, bo);
  for (let n = 0; n < 3; n++) await stored.say(room, bo, '@al', { mentions: [al] });
  expect(await count([2, 0].map((afterSeq) => ({ roomId: room, afterSeq })))).toEqual({ [room]: 1 });
});

test('requests out of bounds are refused by the name of the field; nothing asked is nothing answered', async () => {
  const refused = { code: 'INVALID_PARAMS', data: { issues: [{ path: 'places' }] } };
  const tooMany = Array.from({ length: 501 }, () => ({ roomId: randomUUID(), afterSeq: 0 }));
  await expect(count(tooMany)).rejects.toMatchObject(refused);
  await expect(count([{ roomId: 'attic', afterSeq: 0 }])).rejects.toMatchObject(refused);
  await expect(count([{ roomId: randomUUID(), afterSeq: -1 }])).rejects.toMatchObject(refused);
  expect(await count([])).toEqual({});
});
