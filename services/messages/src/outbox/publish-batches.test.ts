/**
 * Protects: cutting a stretch loses and reorders nothing and keeps to the bound; the same entries get the same message id, others another.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StoredEntry, Stretch } from '../domain/log-entry.ts';
import { cutStretch, messageIdOf } from './publish-batches.ts';

const stretch = (sizes: readonly number[], roomId = 'room', from = 1): Stretch => ({
  outboxId: 1n,
  partition: 0,
  roomId,
  entries: sizes.map((bytes, n) => ({ seq: from + n, bytes, roomId }) as StoredEntry),
});

test('the pieces joined are the stretch, each within the bound unless it is a single entry', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
      fc.integer({ min: 1, max: 100 }),
      (sizes, bytesMax) => {
        const whole = stretch(sizes);
        const pieces = cutStretch(whole, bytesMax);
        expect(pieces.flatMap(({ entries }) => entries)).toEqual(whole.entries);
        for (const { entries, bytes } of pieces) {
          expect(bytes).toBe(entries.reduce((sum, entry) => sum + entry.bytes, 0));
          if (entries.length > 1) expect(bytes).toBeLessThanOrEqual(bytesMax);
        }
        pieces.slice(1).forEach((piece, n) => {
          expect((pieces[n]?.bytes ?? 0) + (piece.entries[0]?.bytes ?? 0)).toBeGreaterThan(bytesMax);
        });
      },
    ),
  );
});

test('one range is its own id; several make one that depends on each', () => {
  const piecesOf = (...stretches: Stretch[]) => stretches.flatMap((one) => cutStretch(one, 1_000));
  expect(messageIdOf(piecesOf(stretch([1, 1, 1], 'room', 5)))).toBe('room:5-7');
  const both = piecesOf(stretch([1]), stretch([1], 'other'));
  expect(messageIdOf(both)).toBe(messageIdOf(piecesOf(stretch([1]), stretch([1], 'other'))));
  expect(messageIdOf(both)).not.toBe(messageIdOf(piecesOf(stretch([1]), stretch([1, 1], 'other'))));
  expect(messageIdOf(both)).not.toBe(messageIdOf(both.toReversed()));
});
