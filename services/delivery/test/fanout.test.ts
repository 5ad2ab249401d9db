/** Every event that JetStream holds is pushed once to those who listen, in the order of its room. */
import { randomUUID } from 'node:crypto';
import { logEventBatchCodec, renderEventFrame } from '@lair/contracts';
import type { RunningService } from '@lair/service-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  collectHeads,
  collectNotifications,
  collectPushes,
  eventually,
  linesOf,
  messageEvent,
  partitions,
  roomIn,
  startTestWorld,
  type TestWorld,
} from './harness.ts';

let world: TestWorld;
let instance: RunningService;
let pushes: Awaited<ReturnType<typeof collectPushes>>;

beforeAll(async () => {
  world = await startTestWorld();
  await world.makeStream();
  pushes = await collectPushes(world);
  // A lease that a busy machine does not make it miss; leases have tests of their own.
  instance = await world.startInstance({ LAIR_LEASE_SECONDS: '5' });
  await eventually(async () => expect((await world.leases()).filter(({ holder }) => holder)).toHaveLength(partitions));
});
afterAll(() => world.close());

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('pushing', () => {
  test('a batch of the log becomes one push per room, in order, with the frames that replay would render', async () => {
    const a = roomIn(0, randomUUID);
    const b = roomIn(0, randomUUID);
    await world.publish([1, 2, 3].flatMap((seq) => [messageEvent(a, seq), messageEvent(b, seq, 'ünïcode ☃')]));
    await pushes.pushed(a, 3);
    await pushes.pushed(b, 3);

    const [batch, ...further] = pushes.batches(b);
    expect(further).toEqual([]);
    expect(batch).toMatchObject({ roomId: b, fromSeq: 1, toSeq: 3 });
    expect(batch?.entries.map(({ type, requestId }) => `${type} ${requestId}`)).toEqual([
      'MESSAGE request-1',
      'MESSAGE request-2',
      'MESSAGE request-3',
    ]);
    expect(batch && linesOf(batch)).toEqual(
      logEventBatchCodec
        .decode(logEventBatchCodec.encode({ events: [1, 2, 3].map((seq) => messageEvent(b, seq, 'ünïcode ☃')) }))
        .events.map(renderEventFrame),
    );
  });

  test('whom a message answers or mentions is told, behind the push and once', async () => {
    const room = roomIn(0, randomUUID);
    const [bob, cy] = [randomUUID(), randomUUID()];
    const told = await collectNotifications(world);
    const plain = messageEvent(room, 1);
    const answer = messageEvent(room, 2, 'yes, @cy');
    const replyTo = { messageId: plain.message?.id ?? '', author: { id: bob, username: 'bob' }, excerpt: 'number 1' };
    await world.publish([plain, { ...answer, message: { ...answer.message, replyTo, mentions: [cy] } }]);
    await told.until((items) => items.length >= 2);
    expect(told.items).toMatchObject([
      { userId: bob, kind: 'NOTIFICATION_KIND_REPLY', roomId: room, excerpt: 'yes, @cy' },
      { userId: cy, kind: 'NOTIFICATION_KIND_MENTION', messageId: answer.message?.id },
    ]);
    expect(pushes.seqs(room)).toEqual([1, 2]);
  });

  test('an event that comes again is not pushed again', async () => {
    const room = roomIn(1, randomUUID);
    await world.publish([messageEvent(room, 1), messageEvent(room, 2)]);
    await world.publish([messageEvent(room, 1), messageEvent(room, 2), messageEvent(room, 3)]);
    await world.publish([messageEvent(room, 2), messageEvent(room, 4)]);
    await pushes.pushed(room, 4);
    expect(pushes.seqs(room)).toEqual([1, 2, 3, 4]);
  });

  test('a hole is filled from the log before what is behind it is pushed', async () => {
    const room = roomIn(2, randomUUID);
    world.standIns.world.logs.set(
      room,
      range(1, 700).map((seq) => messageEvent(room, seq)),
    );
    await world.publish([messageEvent(room, 1)]);
    await pushes.pushed(room, 1);
    await world.publish([messageEvent(room, 650)]);
    await pushes.pushed(room, 650);
    expect(pushes.seqs(room)).toEqual(range(1, 650));
    const asked = world.standIns.world.readLogs.filter(({ roomId }) => roomId === room);
    expect(asked.map(({ afterSeq, toSeq }) => [afterSeq, toSeq])).toEqual([
      [1, 649],
      [501, 649],
    ]);
  });

  test('while the log cannot be read other rooms go on, and the hole is filled once it can', async () => {
    const broken = roomIn(3, randomUUID);
    const fine = roomIn(3, randomUUID);
    world.standIns.world.logs.set(
      broken,
      range(1, 3).map((seq) => messageEvent(broken, seq)),
    );
    await world.publish([messageEvent(broken, 1)]);
    await pushes.pushed(broken, 1);
    world.standIns.world.messagesAway = true;
    await world.publish([messageEvent(broken, 3), messageEvent(fine, 1)]);
    await world.publish([messageEvent(fine, 2)]);
    await pushes.pushed(fine, 2);
    expect(pushes.seqs(broken)).toEqual([1]);
    world.standIns.world.messagesAway = false;
    await pushes.pushed(broken, 3);
    expect(pushes.seqs(broken)).toEqual([1, 2, 3]);
    expect(pushes.seqs(fine)).toEqual([1, 2]);
  });

  test('a push never holds more than half a mebibyte of frames', async () => {
    const room = roomIn(1, randomUUID);
    const long = 'x'.repeat(8_000);
    for (let first = 1; first <= 150; first += 50)
      await world.publish(range(first, first + 49).map((seq) => messageEvent(room, seq, long)));
    await pushes.pushed(room, 150);
    expect(pushes.seqs(room)).toEqual(range(1, 150));
    for (const { frames } of pushes.batches(room)) expect(frames.length).toBeLessThanOrEqual(512 * 1024);
  });

  test('what is no batch of events is put aside and what follows is pushed', async () => {
    const room = roomIn(0, randomUUID);
    await world.nats.jetstream().publish(world.subjects.events('normal', 0), Buffer.from([0xff, 0xff, 0xff]));
    await world.publish([messageEvent(room, 1)]);
    await pushes.pushed(room, 1);
  });

  test('everything pushed is acknowledged', async () => {
    const manager = await world.nats.jetstreamManager();
    await eventually(async () => {
      for (let partition = 0; partition < partitions; partition++) {
        const consumer = world.subjects.eventsConsumer('normal', partition);
        const info = await manager.consumers.info(world.subjects.eventsStream, consumer);
        expect([info.num_ack_pending, info.num_pending]).toEqual([0, 0]);
      }
    });
  });
});

test('what was pushed and repaired is counted', async () => {
  const metrics = await (await fetch(`http://${instance.httpAddress}/metrics`)).text();
  const counted = (series: string): number =>
    Number(
      metrics
        .split('\n')
        .find((line) => line.startsWith(series))
        ?.split(' ')[1],
    );
  expect(counted('lair_delivery_leases{')).toBe(partitions);
  expect(counted('lair_delivery_frames_total{')).toBeGreaterThan(counted('lair_delivery_pushes_total{'));
  expect(counted('lair_delivery_repairs_total{outcome="filled"')).toBe(2);
});

test('the head of a changed room is announced three times, and then no more', async () => {
  const heads = collectHeads(world);
  const room = roomIn(2, randomUUID);
  await world.publish([messageEvent(room, 1), messageEvent(room, 2)]);
  const told = () => heads.items.flatMap((announcement) => announcement.heads.filter(({ roomId }) => roomId === room));
  await heads.until(() => told().length >= 3);
  // Another room's announcements show that time has passed.
  const other = roomIn(2, randomUUID);
  await world.publish([messageEvent(other, 1)]);
  await heads.until((items) => items.some((announcement) => announcement.heads.some(({ roomId }) => roomId === other)));
  expect(told()).toEqual(Array(3).fill({ roomId: room, head: 2 }));
});
