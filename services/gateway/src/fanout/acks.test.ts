/** Cursors are told to delivery cumulatively and in batches, never beyond what was sent, and not lost while delivery is away. */

import type { DeviceAck } from '@lair/contracts/generated/lair/delivery/v1/DeviceAck.ts';
import type { Logger } from '@lair/service-kit';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAcks } from './acks.ts';
import type { Follower } from './follower.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const logger = { warn: () => undefined, error: () => undefined } as unknown as Logger;
const newFollower = (room: string, sentSeq: number): Follower =>
  ({
    positioned: true,
    sentSeq,
    ackedSeq: 0,
    room: { id: room },
    subscriber: { identity: { user: { id: 'user' }, deviceId: 'device' } },
  }) as unknown as Follower;
const newAcks = (report: (acks: DeviceAck[]) => Promise<unknown>) =>
  createAcks({ report, logger, onReported: () => undefined, everyMs: 100, perCallMax: 2, waitingMax: 3 });

test('many acknowledgements of a room become one call with the highest', async () => {
  const report = vi.fn(async () => undefined);
  const acks = newAcks(report);
  const follower = newFollower('a', 50);
  for (const seq of [1, 7, 3, 99]) acks.acknowledge(follower, seq);
  expect(report).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(report.mock.calls).toEqual([[[{ userId: 'user', deviceId: 'device', roomId: 'a', seq: 50 }]]]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(report).toHaveBeenCalledTimes(1);
});

test('what delivery did not take is told again, with what came since', async () => {
  const told: (number | undefined)[] = [];
  const acks = newAcks(async ([ack]) => {
    told.push(ack?.seq as number | undefined);
    if (told.length === 1) throw new Error('away');
  });
  const follower = newFollower('a', 50);
  acks.acknowledge(follower, 5);
  await vi.advanceTimersByTimeAsync(100);
  acks.acknowledge(follower, 6);
  await vi.advanceTimersByTimeAsync(200);
  expect(told).toEqual([5, 6]);
});

test('calls are bounded, and so is what waits', async () => {
  const report = vi.fn(async (_: DeviceAck[]) => undefined);
  const acks = newAcks(report);
  for (const room of ['a', 'b', 'c', 'd']) acks.acknowledge(newFollower(room, 9), 9);
  await acks.close();
  expect(report.mock.calls.map(([page]) => page.map(({ roomId }) => roomId))).toEqual([['b', 'c'], ['d']]);
});
