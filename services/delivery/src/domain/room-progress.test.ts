/** Whatever JetStream does to the order of a room's events, each is pushed, holes are found, and repeats of what was pushed are dropped. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceRoom, type RoomProgress, type Sequenced } from './room-progress.ts';

const rules = { holeEventsMax: 1_000, readUpToSeq: 0 };
const at = (...seqs: number[]): Sequenced[] => seqs.map((seq) => ({ seq }));
const seqs = (runs: readonly (readonly Sequenced[])[]): number[][] => runs.map((run) => run.map(({ seq }) => seq));

/** Pushes deliveries one after the other as the fan-out does, with a log that fills every hole. */
const pushAll = (deliveries: readonly number[][], holeEventsMax: number): number[] => {
  const pushed: number[] = [];
  let progress: RoomProgress | undefined;
  for (const delivery of deliveries) {
    let events = at(...delivery);
    let readUpToSeq = 0;
    while (events.length > 0) {
      const step = advanceRoom(progress, events, { holeEventsMax, readUpToSeq });
      progress = step.progress;
      pushed.push(...seqs(step.runs).flat());
      const { hole } = step;
      if (!hole) break;
      const missing = Array.from({ length: hole.toSeq - hole.afterSeq }, (_, i) => hole.afterSeq + 1 + i);
      events = [...at(...missing), ...hole.rest];
      readUpToSeq = hole.toSeq;
    }
  }
  return pushed;
};

describe('advanceRoom', () => {
  test('the next events are pushed as one run, repeats are dropped', () => {
    const { runs, progress, hole } = advanceRoom({ floor: 1, last: 4 }, at(3, 4, 5, 6, 5), rules);
    expect([seqs(runs), progress, hole]).toEqual([[[5, 6]], { floor: 1, last: 6 }, undefined]);
  });

  test('events that arrive together out of order are pushed in order', () => {
    expect(seqs(advanceRoom({ floor: 1, last: 1 }, at(4, 2, 3), rules).runs)).toEqual([[2, 3, 4]]);
  });

  test('a hole stops what is behind it', () => {
    const { runs, progress, hole } = advanceRoom({ floor: 1, last: 1 }, at(2, 5, 6), rules);
    expect([seqs(runs), progress]).toEqual([[[2]], { floor: 1, last: 2 }]);
    expect(hole).toEqual({ afterSeq: 2, toSeq: 4, rest: at(5, 6) });
  });

  test('a fresh lease pushes the first it gets as it is', () => {
    const { runs, progress } = advanceRoom(undefined, at(41, 42), rules);
    expect([seqs(runs), progress]).toEqual([[[41, 42]], { floor: 41, last: 42 }]);
  });

  test('what a dead holder had not acknowledged is pushed though newer events went first', () => {
    const { runs, progress } = advanceRoom({ floor: 41, last: 42 }, at(39, 40), rules);
    expect([seqs(runs), progress]).toEqual([[[39, 40]], { floor: 39, last: 42 }]);
  });

  test('a hole that the log does not fill, or that is too wide, is left', () => {
    const unfilled = advanceRoom({ floor: 1, last: 2 }, at(5), { ...rules, readUpToSeq: 4 });
    expect([seqs(unfilled.runs), unfilled.hole]).toEqual([[[5]], undefined]);
    const wide = advanceRoom({ floor: 1, last: 2 }, at(2_000), rules);
    expect([seqs(wide.runs), wide.hole]).toEqual([[[2_000]], undefined]);
  });

  test('whatever comes, in whatever order and however often: everything is pushed, and in order behind the first', () => {
    const deliveries = fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 }), { maxLength: 12 });
    fc.assert(
      fc.property(deliveries, (lists) => {
        const pushed = pushAll(lists, 1_000);
        const all = lists.flat();
        for (const seq of all) expect(pushed).toContain(seq);
        const begun = Math.min(...(lists.find((list) => list.length > 0) ?? [1]));
        const inPlace = pushed.filter((seq) => seq >= begun);
        expect(inPlace).toEqual(Array.from(inPlace, (_, i) => begun + i));
      }),
    );
  });

  test('with holes left open too, everything that comes is pushed', () => {
    const deliveries = fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }), { maxLength: 12 });
    fc.assert(
      fc.property(deliveries, fc.integer({ min: 0, max: 5 }), (lists, holeEventsMax) => {
        const pushed = pushAll(lists, holeEventsMax);
        for (const seq of lists.flat()) expect(pushed).toContain(seq);
      }),
    );
  });

  test('runs hold no holes', () => {
    const events = fc.array(fc.integer({ min: 1, max: 30 })).map((list) => at(...list));
    const progress = fc.option(
      fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(20)).map(([floor, more]) => ({ floor, last: floor - 1 + more })),
      { nil: undefined },
    );
    fc.assert(
      fc.property(progress, events, fc.nat(10), fc.nat(30), (before, list, holeEventsMax, readUpToSeq) => {
        for (const run of seqs(advanceRoom(before, list, { holeEventsMax, readUpToSeq }).runs))
          expect(run).toEqual(run.map((_, i) => (run[0] ?? 0) + i));
      }),
    );
  });
});
