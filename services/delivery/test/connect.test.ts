/** A connecting device learns one position for each of its user's rooms, and only for those. */
import { randomUUID } from 'node:crypto';
import type { RunningService } from '@lair/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageEvent, startTestWorld, type TestWorld } from './harness.ts';
import { newDevice } from './stand-ins.ts';

let world: TestWorld;
let instance: RunningService;

beforeAll(async () => {
  world = await startTestWorld();
  instance = await world.startInstance();
});
afterAll(() => world.close());

const connectAs = async (token: string) => {
  const peer = world.connectTo(instance, token);
  try {
    return (await peer.call('Connect', {})).positions;
  } finally {
    peer.close();
  }
};

test('each of 1,500 rooms has a position with its head; an empty one stands at 0', async () => {
  const ann = newDevice('ann');
  const places = new Map<string, number>();
  world.standIns.world.memberships.set(ann.userId, places);
  const expected = Array.from({ length: 1_500 }, (_, i) => ({ roomId: randomUUID(), head: i % 3, delivered: 0 }));
  for (const { roomId, head } of expected) {
    places.set(roomId, 0);
    if (head > 0)
      world.standIns.world.logs.set(
        roomId,
        Array.from({ length: head }, (_, i) => messageEvent(roomId, i + 1)),
      );
  }
  expect(await connectAs(await world.standIns.userToken(ann))).toEqual(expected);
});

test('a user without rooms gets no position', async () => {
  expect(await connectAs(await world.standIns.userToken(newDevice('bob')))).toEqual([]);
});

test('without a valid token nobody is told anything', async () => {
  await expect(connectAs('not a token')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const gateway = await world.standIns.serviceToken('gateway');
  await expect(connectAs(gateway)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
});
