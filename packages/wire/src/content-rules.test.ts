// Stored content is well-formed NFC text within its limit in code points. Nothing in it acts on a terminal or on the order of text beside
// it, all of it can be seen, and normalising it again changes nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCharacters, isLongerThan, normaliseContent } from './content-rules.ts';

const anyText = fc.string({
  unit: fc.oneof(
    fc.nat(0xffff).map((u) => String.fromCharCode(u)),
    fc.constantFrom('e', '\u0301', '\n', '\0'),
  ),
});
/** Mostly what the rules are about, of which there is little in arbitrary text. */
const trickyText = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0x2000, max: 0x206f }).map((point) => String.fromCodePoint(point)),
    fc.integer({ min: 0, max: 0x9f }).map((point) => String.fromCodePoint(point)),
    fc.integer({ min: 0xe0000, max: 0xe01ff }).map((point) => String.fromCodePoint(point)),
    fc.constantFrom(
      '\ufeff',
      '\ufff9',
      '\ufffb',
      '\u00ad',
      '🏴',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      'e',
      '\u0301',
      'א',
      'ب',
      '\u001b[2J',
      '\u009b31m',
    ),
  ),
});
const kept = (text: string): string => {
  const out = normaliseContent(text, 1_000);
  return out.ok ? out.content : '';
};

test('whatever goes in, what comes out keeps the rules', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, trickyText), fc.integer({ min: 1, max: 20 }), (text, max) => {
      const out = normaliseContent(text, max);
      if (!out.ok) return;
      expect(out.content.isWellFormed()).toBe(true);
      expect(out.content.normalize('NFC')).toBe(out.content);
      expect(countCharacters(out.content)).toBeLessThanOrEqual(max);
      expect(normaliseContent(out.content, max)).toEqual(out);
    }),
  );
});

test('no control character but line feed and tab survives, so no ESC and no CSI', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, trickyText), (text) => {
      expect(kept(text)).not.toMatch(/[\p{Cc}--[\n\t]]/v);
    }),
  );
});

/** Formatting that stands open at the end of a text, or that closes what the text did not open. */
const isUnbalanced = (text: string): boolean => {
  let depth = 0;
  for (const character of text) {
    if (/[\u202a-\u202e\u2066-\u2068]/u.test(character)) depth++;
    if (/[\u202c\u2069]/u.test(character) && --depth < 0) return true;
  }
  return depth !== 0;
};

test('content between two isolates changes nothing outside of them, however it is cut', () => {
  fc.assert(
    fc.property(trickyText, fc.nat(), fc.nat(), (text, from, to) => {
      const content = kept(text);
      const cut = content.slice(from % (content.length + 1), to % (content.length + 1));
      for (const part of [content, cut]) {
        expect(isUnbalanced(part)).toBe(false);
        expect(part).not.toMatch(/[\u2028\u2029]/);
      }
    }),
    { numRuns: 500 },
  );
});

test('composition sees through what is taken out', () => {
  expect(normaliseContent('e\u0000\u0301', 10)).toEqual({ ok: true, content: 'é' });
});

test.each([
  ['line breaks lose their carriage return and tabs stay', 'a\r\n\tb', 'a\n\tb'],
  ['line and paragraph separators become line feeds', 'a\u2028b\u2029c', 'a\nb\nc'],
  ['an override does not turn a name of a file', 'cod\u202eexe.txt\u202c', 'codexe.txt'],
  ['isolates, embeddings and deprecated formats go', '\u2067a\u2069\u202bb\u202c\u206ac', 'abc'],
  ['marks of direction stay', 'א\u200f! \u200eb\u061c', 'א\u200f! \u200eb\u061c'],
  ['byte order mark, word joiner and soft hyphen go', '\ufeffa\u2060b\u00adc', 'abc'],
  ['annotations go, what they annotate stays', '\ufff9a\ufffab\ufffb', 'ab'],
  ['tags go', 'hi\u{e0068}\u{e0069}\u{e0001}', 'hi'],
  ['tags outside of a known flag go', '🏴\u{e0067}\u{e0062}\u{e007f}', '🏴'],
  ['tags behind an interrupted flag go', '🏴\ufeff\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', '🏴'],
  ['a sequence for a terminal is only its letters', '\u001b]52;c;ZXZp\u0007\u009b31m', ']52;c;ZXZp31m'],
])('%s', (_, text, content) => {
  expect(kept(text)).toBe(content);
});

test.each(['👩‍👩‍👧 🏳️‍🌈 👍🏽 1️⃣ 🇩🇪', '🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿🏴‍☠️', 'می‌خواهم', 'ខ្ញុំ​ស្រលាញ់​អ្នក', '葛󠄀', 'שָׁלוֹם, مرحبا, 日本語, क्‍ष'])(
  '%s stays as it is',
  (text) => {
    expect(kept(text)).toBe(text.normalize('NFC'));
  },
);

test.each([
  ['', 'empty'],
  [' \n\t', 'empty'],
  ['\u0007', 'empty'],
  ['\u200b\u200d\ufeff', 'empty'],
  ['\u3164\u2800\u00a0\ufe0f\u200e', 'empty'],
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
