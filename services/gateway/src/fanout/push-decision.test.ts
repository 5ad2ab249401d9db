/** Whatever pushes arrive, repeated, late, overlapping or lost, what is written to a connection has no hole, no repeat and no disorder. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidePush } from './push-decision.ts';

test.each([
  [0, 1, 1, 'write'],
  [5, 6, 9, 'write'],
  [5, 4, 9, 'cut'],
  [5, 5, 6, 'cut'],
  [5, 1, 5, 'drop'],
  [5, 7, 9, 'replay'],
] as const)('sent up to %i, a push of %i to %i: %s', (sentSeq, fromSeq, toSeq, expected) => {
  expect(decidePush(sentSeq, fromSeq, toSeq)).toBe(expected);
});

test('pushes in any order with replays of the holes give the log once, in order', () => {
  const batch = fc
    .record({ from: fc.integer({ min: 1, max: 60 }), size: fc.integer({ min: 1, max: 10 }) })
    .map(({ from, size }) => ({ from, to: from + size - 1 }));
  fc.assert(
    fc.property(fc.array(batch, { minLength: 1 }), (pushes) => {
      const written: number[] = [];
      let sentSeq = 0;
      const write = (from: number, to: number) => {
        for (let seq = from; seq <= to; seq++) written.push(seq);
        sentSeq = to;
      };
      for (const { from, to } of pushes) {
        const decision = decidePush(sentSeq, from, to);
        if (decision === 'write') write(from, to);
        if (decision === 'cut' || decision === 'replay') write(sentSeq + 1, to);
      }
      const highest = Math.max(...pushes.map(({ to }) => to));
      expect(written).toEqual(Array.from({ length: highest }, (_, i) => i + 1));
    }),
  );
});
