/** Protects: a file counts as text exactly when all of it is UTF-8 without control characters, however its bytes are cut. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextDetector } from './text-detector.ts';

const isText = (data: Uint8Array, cuts: readonly number[] = []): boolean => {
  const detector = createTextDetector();
  let from = 0;
  for (const cut of [...cuts.filter((at) => at < data.length)].sort((a, b) => a - b)) {
    detector.see(data.subarray(from, cut));
    from = cut;
  }
  detector.see(data.subarray(from));
  return detector.isText();
};

test('text stays text wherever it is cut', () => {
  const words = fc.string({ unit: 'grapheme' }).filter((text) => !/[\p{Cc}]/u.test(text));
  fc.assert(fc.property(words, fc.array(fc.nat(60)), (text, cuts) => isText(Buffer.from(`${text}\r\n\tä`), cuts)));
});

test('where bytes are cut makes no difference to any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.array(fc.nat(40)), (data, cuts) => {
      expect(isText(data, cuts)).toBe(isText(data));
    }),
  );
});

test.each([
  ['nothing', [], true],
  ['colours of a terminal', [0x1b, 0x5b, 0x31, 0x6d], true],
  ['a NUL', [0x61, 0], false],
  ['half a character', [0xc3], false],
  ['a surrogate', [0xed, 0xa0, 0x80], false],
])('%s', (_, bytes, expected) => {
  expect(isText(Uint8Array.from(bytes))).toBe(expected);
});
