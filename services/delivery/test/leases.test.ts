/** Each partition is pushed by one instance, a dead instance's are taken over within a lease, and no event is lost by it. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startLink } from './cuttable-link.ts';
import {
  collectPushes,
  eventually,
  messageEvent,
  partitions,
  roomIn,
  startTestWorld,
  type TestWorld,
} from './harness.ts';

let world: TestWorld;

beforeEach(async () => {
  world = await startTestWorld();
  await world.makeStream();
});
afterEach(() => world.close());

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** How many partitions each instance holds, the most first. */
const shares = async (): Promise<number[]> => {
  const counts = new Map<string, number>();
  for (const { holder } of await world.leases()) if (holder) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  return [...counts.values()].sort((a, b) => b - a);
};
const untilShares = (expected: number[]) => eventually(async () => expect(await shares()).toEqual(expected));
/** For tests that measure: so long that what a busy machine adds does not count beside it. */
const longLease = { ms: 3_000, setting: { LAIR_LEASE_SECONDS: '3' } };
const byPartition = <T>(of: (partition: number) => T): T[] => range(0, partitions - 1).map(of);

test('instances share the partitions out evenly, and one that stops hands its own over without anybody waiting for a lease', async () => {
  const first = await world.startInstance({ LAIR_LEASE_SECONDS: '9' });
  await untilShares([partitions]);
  await world.startInstance({ LAIR_LEASE_SECONDS: '3' });
  await untilShares([partitions / 2, partitions / 2]);
  const before = await world.leases();

  await first.close();
  const closedAtMs = performance.now();
  await untilShares([partitions]);
  // Its leases, renewed every three seconds, would last for six more at least; the other looks every second.
  expect(performance.now() - closedAtMs).toBeLessThan(5_000);
  const after = await world.leases();
  const moved = after.filter(({ epoch }, partition) => epoch !== before[partition]?.epoch);
  expect(moved).toHaveLength(partitions / 2);
});

test('an instance that is killed loses its partitions within the lease time, and every event is pushed all the same', async () => {
  const pushes = await collectPushes(world);
  const doomed = await world.startProcess(longLease.setting);
  await untilShares([partitions]);
  await world.startInstance(longLease.setting);
  await untilShares([partitions / 2, partitions / 2]);

  const rooms = byPartition((partition) => roomIn(partition, randomUUID));
  for (const room of rooms)
    world.standIns.world.logs.set(
      room,
      range(1, 400).map((seq) => messageEvent(room, seq)),
    );
  const publishAll = async (from: number, to: number) => {
    for (const seq of range(from, to)) await Promise.all(rooms.map((room) => world.publish([messageEvent(room, seq)])));
  };
  await publishAll(1, 100);
  const flood = publishAll(101, 400);
  doomed.kill('SIGKILL');
  await once(doomed, 'exit');
  const killedAtMs = performance.now();
  await untilShares([partitions]);
  const takenOverAfterMs = performance.now() - killedAtMs;
  await flood;
  await pushes.until(() => rooms.every((room) => new Set(pushes.seqs(room)).size === 400));

  for (const room of rooms) expect([...new Set(pushes.seqs(room))].sort((a, b) => a - b)).toEqual(range(1, 400));
  // The lease runs out, and the other looks three times in a lease.
  expect(takenOverAfterMs).toBeLessThan(longLease.ms * 1.34 + 2_000);
});

test('events that wait when the first instance starts are all pushed', async () => {
  const pushes = await collectPushes(world);
  const room = roomIn(1, randomUUID);
  await world.publish(range(1, 20).map((seq) => messageEvent(room, seq)));
  await world.startInstance();
  await pushes.pushed(room, 20);
  expect(pushes.seqs(room)).toEqual(range(1, 20));
});

/** How many requests for events of each partition wait at JetStream. */
const pulls = async (): Promise<number[]> => {
  const manager = await world.nats.jetstreamManager();
  const names = byPartition((partition) => world.subjects.eventsConsumer('normal', partition));
  const infos = await Promise.all(names.map((name) => manager.consumers.info(world.subjects.eventsStream, name)));
  return infos.map(({ num_waiting }) => num_waiting);
};
const untilAllPull = () => eventually(async () => expect(await pulls()).not.toContain(0));
/** Several looks, since between two requests of one holder there is a moment without. */
const untilNobodyPulls = async (): Promise<void> => {
  for (let quietLooks = 0; quietLooks < 3; )
    quietLooks = (await pulls()).every((waiting) => waiting === 0) ? quietLooks + 1 : 0;
};
/** How many events of a partition nobody has been given. */
const untouched = async (partition: number): Promise<number> => {
  const manager = await world.nats.jetstreamManager();
  const name = world.subjects.eventsConsumer('normal', partition);
  return (await manager.consumers.info(world.subjects.eventsStream, name)).num_pending;
};

test('an instance whose leases were taken from it stops pushing', async () => {
  await world.startInstance();
  await untilAllPull();
  await world.postgres.query(
    `UPDATE delivery.partition_leases SET holder = $1, epoch = epoch + 1, expires_at = now() + interval '1 hour'`,
    [randomUUID()],
  );
  await untilNobodyPulls();
  const pushes = await collectPushes(world);
  const room = roomIn(0, randomUUID);
  await world.publish([messageEvent(room, 1)]);
  expect(await untouched(0)).toBe(1);

  await world.postgres.query('UPDATE delivery.partition_leases SET holder = NULL');
  await pushes.pushed(room, 1);
});

test('an instance that cannot renew stops by its own clock before the lease is over, and goes on when it can', async () => {
  const link = await startLink(world.environment['LAIR_POSTGRES_URL'] ?? '');
  try {
    await world.startInstance({ ...longLease.setting, LAIR_POSTGRES_URL: link.url });
    await untilAllPull();
    link.cut();
    const cutAtMs = performance.now();
    await untilNobodyPulls();
    expect(performance.now() - cutAtMs).toBeLessThan(longLease.ms + 1_000);
    const pushes = await collectPushes(world);
    const room = roomIn(0, randomUUID);
    await world.publish([messageEvent(room, 1)]);
    expect(await untouched(0)).toBe(1);

    link.mend();
    await pushes.pushed(room, 1);
  } finally {
    await link.close();
  }
});

test('pushes that a broken connection to NATS swallowed are pushed when it is back', async () => {
  const link = await startLink(world.environment['LAIR_NATS_URL'] ?? '');
  try {
    const pushes = await collectPushes(world);
    await world.startInstance({ LAIR_NATS_URL: link.url });
    await untilShares([partitions]);
    const room = roomIn(2, randomUUID);
    await world.publish([messageEvent(room, 1)]);
    await pushes.pushed(room, 1);
    const flood = (async () => {
      for (const seq of range(2, 500)) await world.publish([messageEvent(room, seq)]);
    })();
    await pushes.pushed(room, 100);
    link.cut();
    await flood;
    link.mend();
    world.standIns.world.logs.set(
      room,
      range(1, 500).map((seq) => messageEvent(room, seq)),
    );
    await pushes.until(() => new Set(pushes.seqs(room)).size === 500);
  } finally {
    await link.close();
  }
});
