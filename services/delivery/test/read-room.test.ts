/** A member replays a room from where the membership began, and nobody else sees anything of it. */
import { randomUUID } from 'node:crypto';
import type { DeliveryServiceDefinition } from '@lair/contracts/generated/lair/delivery/v1/DeliveryService.ts';
import type { Peer, RunningService } from '@lair/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linesOf, messageEvent, startTestWorld, type TestWorld } from './harness.ts';
import { newDevice } from './stand-ins.ts';

const ann = newDevice('ann');
let world: TestWorld;
let instance: RunningService;
let asAnn: Peer<DeliveryServiceDefinition>;

beforeAll(async () => {
  world = await startTestWorld();
  instance = await world.startInstance();
  asAnn = world.connectTo(instance, await world.standIns.userToken(ann));
});
afterAll(async () => {
  asAnn.close();
  await world.close();
});

const newRoom = (head: number, startSeq: number | undefined, content?: string): string => {
  const roomId = randomUUID();
  world.standIns.world.logs.set(
    roomId,
    Array.from({ length: head }, (_, i) => messageEvent(roomId, i + 1, content)),
  );
  const places = world.standIns.world.memberships.get(ann.userId) ?? new Map<string, number>();
  if (startSeq !== undefined) world.standIns.world.memberships.set(ann.userId, places.set(roomId, startSeq));
  return roomId;
};

test('a page holds the events after a seq as client frames, with the head', async () => {
  const roomId = newRoom(10, 0);
  const { batch, head } = await asAnn.call('ReadRoom', { roomId, afterSeq: 4, limit: 3 });
  expect(head).toBe(10);
  expect(batch).toMatchObject({ roomId, fromSeq: 5, toSeq: 7 });
  expect(batch && linesOf(batch).map((line) => JSON.parse(line).params)).toMatchObject(
    [5, 6, 7].map((seq) => ({ room: roomId, seq, message: { content: `number ${seq}`, author: { username: 'ann' } } })),
  );
});

test('at the head there is no batch', async () => {
  const roomId = newRoom(3, 0);
  const answer = await asAnn.call('ReadRoom', { roomId, afterSeq: 3 });
  expect([answer.batch ?? undefined, answer.head]).toEqual([undefined, 3]);
});

test('what was before the membership is not told', async () => {
  const roomId = newRoom(10, 6);
  const { batch } = await asAnn.call('ReadRoom', { roomId, afterSeq: 0 });
  expect(batch?.entries.map(({ seq }) => seq)).toEqual([7, 8, 9, 10]);
});

test('a room the caller is no member of is not found', async () => {
  const refusal = { code: 'NOT_FOUND', data: { what: 'room' } };
  const foreign = newRoom(3, undefined);
  await expect(asAnn.call('ReadRoom', { roomId: foreign })).rejects.toMatchObject(refusal);
  await expect(asAnn.call('ReadRoom', { roomId: randomUUID() })).rejects.toMatchObject(refusal);
});

test('a page has at most half a mebibyte of frames, and the next goes on where it ends', async () => {
  const roomId = newRoom(150, 0, '☃'.repeat(8_000));
  const seqs: number[] = [];
  for (let afterSeq = 0; afterSeq < 150; afterSeq = seqs.at(-1) ?? 150) {
    const { batch } = await asAnn.call('ReadRoom', { roomId, afterSeq, limit: 500 });
    expect(batch?.frames.length).toBeLessThanOrEqual(512 * 1024);
    seqs.push(...(batch?.entries.map(({ seq }) => seq) ?? []));
  }
  expect(seqs).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
});

test.each([
  ['a room name', { roomId: 'Lobby' }, 'room_id'],
  ['a negative seq', { roomId: randomUUID(), afterSeq: -1 }, 'after_seq'],
  ['a page of more than 500', { roomId: randomUUID(), limit: 501 }, 'limit'],
])('%s is refused', async (_what, request, path) => {
  await expect(asAnn.call('ReadRoom', request)).rejects.toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path }] },
  });
});

test('while messages is away the caller is told to try again', async () => {
  const roomId = newRoom(3, 0);
  world.standIns.world.messagesAway = true;
  await expect(asAnn.call('ReadRoom', { roomId })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  world.standIns.world.messagesAway = false;
});

test('an event this release does not know keeps its place in the page', async () => {
  const roomId = newRoom(2, 0);
  const log = world.standIns.world.logs.get(roomId);
  log?.push({ roomId, seq: 3, atMs: 0, actor: { id: ann.userId, username: 'ann' } }, messageEvent(roomId, 4));
  const { batch } = await asAnn.call('ReadRoom', { roomId });
  expect(batch?.entries.map(({ seq, type }) => [seq, type])).toEqual([
    [1, 'MESSAGE'],
    [2, 'MESSAGE'],
    [3, ''],
    [4, 'MESSAGE'],
  ]);
  expect(batch && linesOf(batch)[2]).toBe('');
});
