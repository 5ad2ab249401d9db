/** Guarantee: whatever order and repetition entries arrive in, listeners get each once, in turn, with no silent hole. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RoomOrder } from './room-order.ts';

const room = 'room';

test('entries in turn are delivered in turn and once, whatever else arrives between them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ seq: fc.integer({ min: 1, max: 30 }), urgent: fc.boolean() }), { maxLength: 200 }),
      (arrivals) => {
        const order = new RoomOrder();
        const inTurn: number[] = [];
        const delivered: number[] = [];
        for (const { seq, urgent } of arrivals) {
          const verdict = order.observe(room, seq, urgent);
          if (verdict === 'deliver' || verdict === 'skip') inTurn.push(seq);
          if (verdict === 'deliver' || verdict === 'deliver-early') delivered.push(seq);
        }
        expect(new Set(delivered).size).toBe(delivered.length);
        expect(inTurn).toEqual(inTurn.map((_, index) => (inTurn[0] as number) + index));
        expect(order.last(room)).toBe(inTurn.at(-1));
      },
    ),
  );
});

test('a hole changes nothing, so the same entry is accepted once what was missing has come', () => {
  const order = new RoomOrder();
  expect([5, 8, 8, 6, 7, 8, 9].map((seq) => order.observe(room, seq, false))).toEqual([
    'deliver',
    'hole',
    'hole',
    'deliver',
    'deliver',
    'deliver',
    'deliver',
  ]);
});

test('an urgent entry that came early is skipped in its turn', () => {
  const order = new RoomOrder();
  expect([order.observe(room, 1, false), order.observe(room, 3, true), order.observe(room, 3, true)]).toEqual([
    'deliver',
    'deliver-early',
    'drop',
  ]);
  expect([order.observe(room, 2, false), order.observe(room, 3, true), order.observe(room, 4, false)]).toEqual([
    'deliver',
    'skip',
    'deliver',
  ]);
});

test('advancing closes a hole and drops what was skipped', () => {
  const order = new RoomOrder();
  order.observe(room, 1, false);
  expect(order.advance(room, 10)).toBe(true);
  expect(order.advance(room, 9)).toBe(false);
  expect([order.observe(room, 10, false), order.observe(room, 11, false)]).toEqual(['drop', 'deliver']);
});

test('rooms do not touch each other, and a forgotten room begins anew', () => {
  const order = new RoomOrder();
  order.observe('a', 7, false);
  expect(order.observe('b', 1, false)).toBe('deliver');
  order.forget('a');
  expect(order.observe('a', 3, false)).toBe('deliver');
});
