/** A device is never told that it has what it has not, and never sent what was before its user's membership. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliveredSeq, highestCursors } from './device-position.ts';

const seq = fc.nat(1_000);

describe('deliveredSeq', () => {
  test('is the cursor within the membership and the log', () => {
    expect(deliveredSeq({ head: 9, cursor: 5, startSeq: 2 })).toBe(5);
    expect(deliveredSeq({ head: 9, cursor: 1, startSeq: 2 })).toBe(2);
    expect(deliveredSeq({ head: 9, cursor: undefined, startSeq: 2 })).toBe(2);
    expect(deliveredSeq({ head: 9, cursor: 10, startSeq: 2 })).toBe(9);
  });

  test('is never above the head, and below the start of the membership only with the head', () => {
    fc.assert(
      fc.property(seq, fc.option(seq, { nil: undefined }), seq, (head, cursor, startSeq) => {
        const delivered = deliveredSeq({ head, cursor, startSeq });
        expect(delivered).toBeLessThanOrEqual(head);
        expect(delivered).toBeGreaterThanOrEqual(Math.min(head, startSeq));
      }),
    );
  });
});

describe('highestCursors', () => {
  test('has the highest of every room that anybody has, whatever the order', () => {
    const cursors = fc.dictionary(fc.constantFrom('a', 'b', 'c'), seq).map((rooms) => new Map(Object.entries(rooms)));
    fc.assert(
      fc.property(fc.array(cursors), (several) => {
        const highest = highestCursors(several);
        expect(highestCursors(several.toReversed())).toEqual(highest);
        for (const room of ['a', 'b', 'c']) {
          const seqs = several.flatMap((one) => one.get(room) ?? []);
          expect(highest.get(room)).toBe(seqs.length === 0 ? undefined : Math.max(...seqs));
        }
      }),
    );
  });
});
