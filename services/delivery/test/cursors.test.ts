/** A device's cursor only rises, survives an emptied or absent Redis, and a new device starts where its user's others are. */
import { randomUUID } from 'node:crypto';
import { redisKeys } from '@lair/contracts';
import type { DeliveryServiceDefinition } from '@lair/contracts/generated/lair/delivery/v1/DeliveryService.ts';
import type { Peer, RunningService } from '@lair/service-kit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type CuttableLink, startLink } from './cuttable-link.ts';
import { eventually, messageEvent, startTestWorld, type TestWorld } from './harness.ts';
import { newDevice, type TestDevice } from './stand-ins.ts';

let world: TestWorld;
let redisLink: CuttableLink;
let postgresLink: CuttableLink;
let instance: RunningService;
let gateway: Peer<DeliveryServiceDefinition>;
const peers: Peer<DeliveryServiceDefinition>[] = [];

beforeAll(async () => {
  world = await startTestWorld();
  redisLink = await startLink(world.environment['LAIR_REDIS_URL'] ?? '');
  postgresLink = await startLink(world.environment['LAIR_POSTGRES_URL'] ?? '');
  instance = await world.startInstance({ LAIR_REDIS_URL: redisLink.url, LAIR_POSTGRES_URL: postgresLink.url });
  gateway = world.connectTo(instance, await world.standIns.serviceToken('gateway'));
  peers.push(gateway);
});
afterEach(async () => {
  redisLink.mend();
  postgresLink.mend();
  await untilReady();
});
afterAll(async () => {
  for (const peer of peers) peer.close();
  await world.close();
  await Promise.all([redisLink.close(), postgresLink.close()]);
});

const missingParts = async (): Promise<string> => (await fetch(`http://${instance.httpAddress}/readyz`)).text();
// There is no events stream in these tests.
const untilReady = () => eventually(async () => expect(await missingParts()).toBe('waiting for events stream\n'));

/** A room with a log of some length. */
const newRoom = (head: number): string => {
  const roomId = randomUUID();
  world.standIns.world.logs.set(
    roomId,
    Array.from({ length: head }, (_, i) => messageEvent(roomId, i + 1)),
  );
  return roomId;
};
const join = (device: TestDevice, roomId: string, startSeq = 0): void => {
  const places = world.standIns.world.memberships.get(device.userId) ?? new Map<string, number>();
  world.standIns.world.memberships.set(device.userId, places.set(roomId, startSeq));
};
const deliveredTo = async (device: TestDevice): Promise<Record<string, number>> => {
  const peer = world.connectTo(instance, await world.standIns.userToken(device));
  peers.push(peer);
  const { positions } = await peer.call('Connect', {});
  return Object.fromEntries(positions.map(({ roomId, delivered }) => [roomId, delivered]));
};
const acknowledge = (device: TestDevice, roomId: string, seq: number) =>
  gateway.call('Acknowledge', { acks: [{ userId: device.userId, deviceId: device.deviceId, roomId, seq }] });
const checkpointed = async (device: TestDevice, roomId: string): Promise<number | undefined> => {
  const { rows } = await world.postgres.query(
    'SELECT seq::int FROM delivery.cursors WHERE device_id = $1 AND room_id = $2',
    [device.deviceId, roomId],
  );
  return rows[0]?.seq;
};

describe('acknowledging', () => {
  test('raises the cursor, never lowers it, and is saved', async () => {
    const ann = newDevice('ann');
    const room = newRoom(10);
    join(ann, room);
    expect(await deliveredTo(ann)).toEqual({ [room]: 0 });
    await acknowledge(ann, room, 7);
    await acknowledge(ann, room, 3);
    expect(await deliveredTo(ann)).toEqual({ [room]: 7 });
    await eventually(async () => expect(await checkpointed(ann, room)).toBe(7));
    // What was saved is crossed off.
    await eventually(async () => expect(await world.redis.hlen(redisKeys.dirtyCursors)).toBe(0));
  });

  test('is saved within a second', async () => {
    const ann = newDevice('ann');
    const room = newRoom(10);
    const tookMs: number[] = [];
    // The quickest of several is the service's own time: a busy machine may hold up one. Each begins right after a checkpoint.
    for (const seq of [1, 2, 3, 4]) {
      await acknowledge(ann, room, seq);
      const acknowledgedAtMs = performance.now();
      await eventually(async () => expect(await checkpointed(ann, room)).toBe(seq));
      tookMs.push(performance.now() - acknowledgedAtMs);
    }
    expect(Math.min(...tookMs.slice(1))).toBeLessThan(1_000);
  });

  test('takes many devices and rooms in one call', async () => {
    const room = newRoom(50);
    const devices = Array.from({ length: 1_000 }, (_, i) => newDevice(`user${i}`));
    const acks = devices.flatMap(({ userId, deviceId }, i) =>
      [i % 50, 3].map((seq) => ({ userId, deviceId, roomId: room, seq })),
    );
    await gateway.call('Acknowledge', { acks });
    const [sample = newDevice('nobody')] = devices.slice(417);
    join(sample, room);
    expect(await deliveredTo(sample)).toEqual({ [room]: 17 });
    await eventually(async () => expect(await checkpointed(sample, room)).toBe(17));
  });

  test('a cursor above the head, or below the start of the membership, is not believed', async () => {
    const ann = newDevice('ann');
    const [room, late] = [newRoom(5), newRoom(9)];
    join(ann, room);
    join(ann, late, 6);
    await acknowledge(ann, room, 99);
    await acknowledge(ann, late, 2);
    expect(await deliveredTo(ann)).toEqual({ [room]: 5, [late]: 6 });
  });

  test.each([
    ['a user id that is none', { userId: 'ann' }, 'acks[0].user_id'],
    ['a device id that is none', { deviceId: '' }, 'acks[0].device_id'],
    ['a room name', { roomId: 'Lobby' }, 'acks[0].room_id'],
    ['a negative seq', { seq: -1 }, 'acks[0].seq'],
  ])('%s is refused and nothing is raised', async (_what, wrong, path) => {
    const ack = { userId: randomUUID(), deviceId: randomUUID(), roomId: randomUUID(), seq: 1, ...wrong };
    await expect(gateway.call('Acknowledge', { acks: [ack] })).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
      data: { issues: [{ path }] },
    });
  });

  test('more than 5,000 are refused', async () => {
    const ack = { userId: randomUUID(), deviceId: randomUUID(), roomId: randomUUID(), seq: 1 };
    await expect(gateway.call('Acknowledge', { acks: Array(5_001).fill(ack) })).rejects.toMatchObject({
      code: 'INVALID_PARAMS',
    });
  });

  test('a user may not acknowledge, for anybody', async () => {
    const peer = world.connectTo(instance, await world.standIns.userToken(newDevice('ann')));
    peers.push(peer);
    await expect(peer.call('Acknowledge', { acks: [] })).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  });
});

describe('Redis', () => {
  test('emptied: cursors come back from the checkpoint', async () => {
    const ann = newDevice('ann');
    const room = newRoom(10);
    join(ann, room);
    await deliveredTo(ann);
    await acknowledge(ann, room, 6);
    await eventually(async () => expect(await checkpointed(ann, room)).toBe(6));
    await world.redis.flushdb();
    await world.redis.script('FLUSH');
    expect(await deliveredTo(ann)).toEqual({ [room]: 6 });
    await acknowledge(ann, room, 8);
    expect(await deliveredTo(ann)).toEqual({ [room]: 8 });
  });

  test('emptied: an acknowledgement that comes before the checkpoint is read does not hide it', async () => {
    const ann = newDevice('ann');
    const [one, two] = [newRoom(10), newRoom(10)];
    join(ann, one);
    join(ann, two);
    await deliveredTo(ann);
    await acknowledge(ann, one, 6);
    await acknowledge(ann, two, 6);
    await eventually(async () => expect([await checkpointed(ann, one), await checkpointed(ann, two)]).toEqual([6, 6]));
    await world.redis.flushdb();
    await acknowledge(ann, one, 4);
    await acknowledge(ann, two, 9);
    expect(await deliveredTo(ann)).toEqual({ [one]: 6, [two]: 9 });
  });

  test('away: acknowledgements and positions work on Postgres alone, and what was acknowledged then counts afterwards', async () => {
    const ann = newDevice('ann');
    const room = newRoom(10);
    join(ann, room);
    await deliveredTo(ann);
    await acknowledge(ann, room, 2);
    redisLink.cut();
    await acknowledge(ann, room, 5);
    expect(await checkpointed(ann, room)).toBe(5);
    expect(await deliveredTo(ann)).toEqual({ [room]: 5 });
    const bob = newDevice('bob');
    join(bob, room, 4);
    expect(await deliveredTo(bob)).toEqual({ [room]: 4 });

    redisLink.mend();
    await untilReady();
    expect(await deliveredTo(ann)).toEqual({ [room]: 5 });
  });

  test('away: a crowd of acknowledgements is saved before it is answered', async () => {
    const room = newRoom(10);
    redisLink.cut();
    const devices = Array.from({ length: 300 }, (_, i) => newDevice(`user${i}`));
    await Promise.all(devices.map((device) => acknowledge(device, room, 3)));
    const { rows } = await world.postgres.query(
      'SELECT count(*)::int AS saved FROM delivery.cursors WHERE room_id = $1',
      [room],
    );
    expect(rows).toEqual([{ saved: 300 }]);
  });
});

test('Postgres away: known devices go on, and what they acknowledge is saved when it is back', async () => {
  const ann = newDevice('ann');
  const room = newRoom(10);
  join(ann, room);
  await deliveredTo(ann);
  postgresLink.cut();
  await acknowledge(ann, room, 9);
  expect(await deliveredTo(ann)).toEqual({ [room]: 9 });
  const stranger = newDevice('cleo');
  join(stranger, room);
  await expect(deliveredTo(stranger)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  postgresLink.mend();
  await eventually(async () => expect(await checkpointed(ann, room)).toBe(9));
});

describe('a device seen for the first time', () => {
  test("starts at the highest cursor of the user's devices, wherever that is, else at the start of the membership", async () => {
    const phone = newDevice('ann');
    const laptop = newDevice('ann', phone.userId);
    const [saved, live, untouched] = [newRoom(20), newRoom(20), newRoom(20)];
    for (const room of [saved, live, untouched]) join(phone, room, 2);
    await deliveredTo(phone);
    await acknowledge(phone, saved, 11);
    await eventually(async () => expect(await checkpointed(phone, saved)).toBe(11));
    await deliveredTo(laptop);
    await acknowledge(laptop, saved, 9);
    await acknowledge(laptop, live, 15);

    const tablet = newDevice('ann', phone.userId);
    expect(await deliveredTo(tablet)).toEqual({ [saved]: 11, [live]: 15, [untouched]: 2 });
  });

  test('keeps its own place from then on', async () => {
    const phone = newDevice('ann');
    const room = newRoom(20);
    join(phone, room);
    await deliveredTo(phone);
    await acknowledge(phone, room, 5);
    const laptop = newDevice('ann', phone.userId);
    await deliveredTo(laptop);
    await acknowledge(phone, room, 12);
    expect(await deliveredTo(laptop)).toEqual({ [room]: 5 });
    await world.redis.flushdb();
    expect(await deliveredTo(laptop)).toEqual({ [room]: 5 });
  });

  test('that connects several times at once gets one start', async () => {
    const phone = newDevice('ann');
    const room = newRoom(20);
    join(phone, room, 3);
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliveredTo(phone)));
    expect(answers).toEqual(Array(5).fill({ [room]: 3 }));
  });
});

describe('GetCursors', () => {
  test('answers for the rooms the caller is in and leaves the others out', async () => {
    const ann = newDevice('ann');
    const [mine, foreign] = [newRoom(10), newRoom(10)];
    join(ann, mine, 1);
    await acknowledge(ann, mine, 4);
    const peer = world.connectTo(instance, await world.standIns.userToken(ann));
    peers.push(peer);
    const { positions } = await peer.call('GetCursors', { roomIds: [mine, foreign, mine] });
    expect(positions).toEqual([expect.objectContaining({ roomId: mine, head: 10, delivered: 4, read: 1 })]);
    await expect(peer.call('GetCursors', { roomIds: ['Lobby'] })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});
