/** Guarantee: a missing entry is asked for, a bounded number of times, and a room never stands still for ever. */
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { HoleRepair } from './hole-repair.ts';

interface Repair {
  readonly holes: HoleRepair;
  /** Where each room is; the test moves it. */
  readonly last: Map<string, number>;
  readonly syncs: Record<string, number>[];
  readonly givenUp: string[];
}

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

function startRepair(places: Record<string, number>): Repair {
  const last = new Map(Object.entries(places));
  const syncs: Record<string, number>[] = [];
  const givenUp: string[] = [];
  const holes = new HoleRepair({
    last: (room) => last.get(room),
    sync: (cursors) => syncs.push(cursors),
    giveUp: (room, from, to) => givenUp.push(`${room} ${from}-${to}`),
  });
  return { holes, last, syncs, givenUp };
}

test('one SYNC is under way at a time, and the next one asks for all holes that came meanwhile', () => {
  const { holes, last, syncs } = startRepair({ a: 1, b: 7, c: 3 });
  holes.note('a', 3);
  holes.note('b', 9);
  holes.note('c', 5);
  expect(syncs).toEqual([{ a: 1 }]);
  last.set('a', 3);
  holes.onSynced();
  expect(syncs).toEqual([{ a: 1 }, { b: 7, c: 3 }]);
});

test('a hole that stays open is asked for three times, then given up', () => {
  const { holes, syncs, givenUp } = startRepair({ a: 1 });
  holes.note('a', 4);
  for (const _ of [1, 2, 3]) {
    holes.onSynced();
    vi.runAllTimers();
  }
  expect(syncs).toEqual([{ a: 1 }, { a: 1 }, { a: 1 }]);
  expect(givenUp).toEqual(['a 2-4']);
  expect(vi.getTimerCount()).toBe(0);
});

test('a SYNC that is refused or never finished counts as one that did not help', () => {
  const { holes, syncs, givenUp } = startRepair({ a: 1 });
  holes.note('a', 4);
  holes.onSyncFailed();
  vi.runAllTimers();
  expect(syncs.length).toBe(3);
  expect(givenUp).toEqual(['a 2-4']);
});

test('a closed hole is not asked for again, and leaves no timer', () => {
  const { holes, last, syncs } = startRepair({ a: 1 });
  holes.note('a', 3);
  last.set('a', 3);
  holes.onSynced();
  expect([syncs.length, vi.getTimerCount()]).toEqual([1, 0]);
});

test('a new connection fills holes by itself; what it leaves open is asked for', () => {
  const { holes, last, syncs } = startRepair({ a: 1, b: 1 });
  holes.note('a', 3);
  holes.note('b', 3);
  holes.onReconnected();
  last.set('a', 3);
  vi.advanceTimersByTime(500);
  expect(syncs).toEqual([{ a: 1 }, { b: 1 }]);
});

test('a forgotten room is not asked for', () => {
  const { holes, syncs } = startRepair({ a: 1, b: 1 });
  holes.note('a', 3);
  holes.note('b', 3);
  holes.forget('b');
  holes.onSynced();
  vi.runAllTimers();
  expect(syncs.every((cursors) => cursors['b'] === undefined)).toBe(true);
});
