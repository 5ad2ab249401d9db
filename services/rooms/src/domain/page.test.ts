// Following pages to the end gives every row once, in order, whatever the size of the page.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takePage } from './page.ts';

test('pages put together are the whole list', () => {
  fc.assert(
    fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 }), (count, size) => {
      const all = Array.from({ length: count }, (_, index) => index);
      const seen: number[] = [];
      for (let after = -1, pages = 0; ; pages++) {
        const { items, last } = takePage(all.filter((row) => row > after).slice(0, size + 1), size);
        seen.push(...items);
        expect(pages).toBeLessThanOrEqual(count);
        if (last === undefined) break;
        after = last;
      }
      expect(seen).toEqual(all);
    }),
  );
});
