/** How far a user has read only rises, whoever writes and whatever they send, and is the same on all their devices. */
import { randomUUID } from 'node:crypto';
import type { RunningService } from '@lair/service-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageEvent, startTestWorld, type TestWorld } from './harness.ts';
import { newDevice, type TestDevice } from './stand-ins.ts';

let world: TestWorld;
let instance: RunningService;
beforeAll(async () => {
  world = await startTestWorld();
  instance = await world.startInstance();
});
afterAll(() => world.close());

/** A room with a log of some length, whose member a user is from `startSeq` on. */
const roomOf = ({ userId }: TestDevice, head: number, startSeq = 0): string => {
  const roomId = randomUUID();
  const { logs, memberships } = world.standIns.world;
  logs.set(
    roomId,
    Array.from({ length: head }, (_, i) => messageEvent(roomId, i + 1)),
  );
  memberships.set(userId, (memberships.get(userId) ?? new Map<string, number>()).set(roomId, startSeq));
  return roomId;
};
const as = async <T>(device: TestDevice, act: (peer: ReturnType<TestWorld['connectTo']>) => Promise<T>): Promise<T> => {
  const peer = world.connectTo(instance, await world.standIns.userToken(device));
  try {
    return await act(peer);
  } finally {
    peer.close();
  }
};
const markRead = (device: TestDevice, roomId: string, seq: number) =>
  as(device, async (peer) => (await peer.call('MarkRead', { roomId, seq })).read);
const readOf = (device: TestDevice, roomId: string) =>
  as(device, async (peer) => (await peer.call('GetCursors', { roomIds: [roomId] })).positions[0]?.read);

test('what was read stays read, on every device of the user', async () => {
  const phone = newDevice('ann');
  const laptop = newDevice('ann', phone.userId);
  const roomId = roomOf(phone, 10);
  expect(await readOf(phone, roomId)).toBe(0);
  expect(await markRead(phone, roomId, 7)).toBe(7);
  expect(await markRead(laptop, roomId, 3)).toBe(7);
  expect(await readOf(laptop, roomId)).toBe(7);
});

test('nobody reads beyond the head, or has unread what was before they came', async () => {
  const ann = newDevice('ann');
  const roomId = roomOf(ann, 10, 6);
  expect(await readOf(ann, roomId)).toBe(6);
  expect(await markRead(ann, roomId, 2)).toBe(6);
  expect(await markRead(ann, roomId, 99)).toBe(10);
});

test('marks that arrive at once, in any order, end at the highest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(50), { minLength: 1, maxLength: 12 }), async (seqs) => {
      const ann = newDevice('ann');
      const roomId = roomOf(ann, 50);
      await as(ann, (peer) => Promise.all(seqs.map((seq) => peer.call('MarkRead', { roomId, seq }))));
      expect(await readOf(ann, roomId)).toBe(Math.max(...seqs));
    }),
    { numRuns: 10 },
  );
});

test('the database refuses to lower it', async () => {
  const ann = newDevice('ann');
  const roomId = roomOf(ann, 10);
  await markRead(ann, roomId, 5);
  const lower = world.postgres.query('UPDATE delivery.read_cursors SET seq = 4 WHERE room_id = $1', [roomId]);
  await expect(lower).rejects.toMatchObject({ code: '23514' });
});

test('a room that the caller is not in is not found, and what is no place is refused', async () => {
  const [ann, bob] = [newDevice('ann'), newDevice('bob')];
  const roomId = roomOf(ann, 3);
  await expect(markRead(bob, roomId, 1)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { what: 'room' } });
  await expect(markRead(ann, 'den', -1)).rejects.toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path: 'room_id' }, { path: 'seq' }] },
  });
});
