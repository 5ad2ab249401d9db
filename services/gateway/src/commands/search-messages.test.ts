/** Highlights come to clients as messages found them, each with where it begins and how long it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHighlights } from './search-messages.ts';

test('pairs become highlights in their order, and half a pair none', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ offset: fc.nat(), length: fc.integer({ min: 1 }) })), (highlights) => {
      const pairs = highlights.flatMap(({ offset, length }) => [offset, length]);
      expect(toHighlights(pairs)).toEqual(highlights);
      expect(toHighlights([...pairs, 3])).toEqual(highlights);
    }),
  );
});
