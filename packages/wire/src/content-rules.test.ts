// Stored content is well-formed NFC text without control characters, within its limit in code points, and normalising
// it again changes nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCharacters, isLongerThan, normaliseContent } from './content-rules.ts';

const anyText = fc.string({
  unit: fc.oneof(
    fc.nat(0xffff).map((u) => String.fromCharCode(u)),
    fc.constantFrom('e', '\u0301', '\n', '\0'),
  ),
});

test('whatever goes in, what comes out keeps the rules', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, max) => {
      const out = normaliseContent(text, max);
      if (!out.ok) return;
      expect(out.content.isWellFormed()).toBe(true);
      expect(out.content.normalize('NFC')).toBe(out.content);
      expect([...out.content].some((c) => /\p{Cc}/u.test(c) && c !== '\n' && c !== '\t')).toBe(false);
      expect(countCharacters(out.content)).toBeLessThanOrEqual(max);
      expect(normaliseContent(out.content, max)).toEqual(out);
    }),
  );
});

test('composition sees through stripped control characters', () => {
  expect(normaliseContent('e\u0000\u0301', 10)).toEqual({ ok: true, content: 'é' });
});

test('line breaks lose their carriage return and tabs stay', () => {
  expect(normaliseContent('a\r\n\tb', 10)).toEqual({ ok: true, content: 'a\n\tb' });
});

test.each([
  ['', 'empty'],
  [' \n\t', 'empty'],
  ['\u0007', 'empty'],
  ['a\ud800', 'ill-formed'],
  ['aaaaaa', 'too-long'],
  ['👋👋👋👋👋👋', 'too-long'],
])('%j is refused as %s', (text, problem) => {
  expect(normaliseContent(text, 5)).toEqual({ ok: false, problem });
});

test('length is counted in code points', () => {
  expect(normaliseContent('👋👋👋👋👋', 5).ok).toBe(true);
  fc.assert(
    fc.property(anyText, fc.nat(30), (text, max) => {
      expect(isLongerThan(text, max)).toBe([...text].length > max);
    }),
  );
});
