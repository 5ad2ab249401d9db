// Text is brought into NFC, however long its runs of marks are: quickly, and once and for all.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseContent } from './content-rules.ts';
import { checkLine } from './name-rules.ts';
import { toNfc } from './normal-form.ts';

const marks = fc.array(fc.constantFrom('\u0301', '\u0323', '\u0344', '\u034f', '\u0345', '\u0f73', 'a', 'é'), {
  maxLength: 150,
});
const text = marks.map((parts) => parts.join(''));

test('what comes out is NFC, and comes out of another turn as it is', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (given) => {
      const once = toNfc(given);
      expect(once.normalize('NFC')).toBe(once);
      expect(toNfc(once)).toBe(once);
      expect(once).not.toMatch(/[\p{M}--\u034f]{31}/v);
    }),
    { numRuns: 500 },
  );
});

test('what people write stays as NFC has it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (given) => {
      expect(toNfc(given)).toBe(given.normalize('NFC'));
    }),
  );
  expect(toNfc(`e${'\u0301'.repeat(30)}`)).toBe(`é${'\u0301'.repeat(29)}`);
});

test('a line of nothing but marks is judged at once', () => {
  const line = `a${'\u0301\u0323'.repeat(500_000)}`;
  const startedAt = performance.now();
  expect(normaliseContent(line, 8_000)).toEqual({ ok: false, problem: 'too-long' });
  expect(checkLine(line, 64).ok).toBe(false);
  // Put in order all together, they would take minutes.
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
