/** Guarantee: sizes are short and right to the digits shown. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteSize } from './byte-size.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1_023, '1023 bytes'],
  [1_024, '1 KiB'],
  [1_536, '1.5 KiB'],
  [122_880, '120 KiB'],
  [1_048_575, '1 MiB'],
  [10 * 1_048_576, '10 MiB'],
])('%i bytes are %s', (bytes, text) => {
  expect(byteSize(bytes)).toBe(text);
});

test('a size is at most 10 characters long and never shows 1,024 of a unit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 49 }), (bytes) => {
      const text = byteSize(bytes);
      expect(text.length).toBeLessThanOrEqual(10);
      expect(text).not.toMatch(/^1024 [KMGT]/);
    }),
  );
});
