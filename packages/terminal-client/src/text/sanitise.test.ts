/** Guarantee: no text of the network acts on the terminal or changes how other text reads. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitiseLine, sanitiseLines, sanitiseStyledLine } from './sanitise.ts';
import { styleOf } from './style.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
);

test('whatever comes in, no control character, direction mark or lone surrogate comes out', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const line of [sanitiseLine(text), ...sanitiseLines(text)]) {
        expect(line).not.toMatch(CONTROL);
        expect(line).not.toMatch(DIRECTION);
        expect(line.isWellFormed()).toBe(true);
      }
    }),
  );
});

test.each([
  ['clear the screen', '\u001b[2J'],
  ['rename the window', '\u001b]0;owned\u0007'],
  ['write the clipboard', '\u001b]52;c;ZXZpbA==\u001b\\'],
  ['ask for an answer', '\u001b[6n'],
  ['the one-byte form of a sequence', '\u009b31m'],
  ['go back over the line', 'alice: yes\r'],
  ['erase by backspace', 'yes\b\b\bno'],
  ['ring', '\u0007'],
])('a sequence to %s is made visible and harmless', (_, text) => {
  const line = sanitiseLine(text);
  expect(line).toContain('\ufffd');
  expect(line).not.toMatch(CONTROL);
});

test('ordinary text of any language and emoji stay as they are', () => {
  for (const text of ['Grüße, 日本語, עברית, العربية', '👩‍👩‍👧 🏳️‍🌈 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 葛󠄀', 'a  b', ''])
    expect(sanitiseLine(text)).toBe(text);
});

test('marks that words are written with are left out without a trace, tags outside of a flag are shown', () => {
  expect(sanitiseLine('א\u200f! ខ្ញុំ\u200bអ្នក co\u00adop')).toBe('א! ខ្ញុំអ្នក coop');
  expect(sanitiseLine('🏴\u{e0067}\u{e007f}')).toBe('🏴\ufffd\ufffd');
});

test('a line keeps the colours of its style, and nothing else reaches the terminal', () => {
  const { alarm, faint, name, strong } = styleOf(true);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const line = [alarm, faint, name, strong].map((paint) => paint(sanitiseLine(text))).join(' ');
      expect(sanitiseStyledLine(line)).toBe(line);
    }),
  );
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '\u001b',
        '\u009b',
        '[',
        ']',
        ';',
        '0',
        '31',
        '38;5;',
        'm',
        '2J',
        '8m',
        '\u0007',
        '\r',
        '\n',
        '\u202e',
      ),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
  });
  fc.assert(
    fc.property(hostile, (text) => {
      const printed = sanitiseStyledLine(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
      const withoutColour = printed.replace(/\u001b\[(?:0|1|2|31|38;5;\d{2,3})m/g, '');
      expect(withoutColour).not.toMatch(CONTROL);
      expect(withoutColour).not.toMatch(DIRECTION);
      expect(sanitiseStyledLine(printed)).toBe(printed);
    }),
    { numRuns: 1_000 },
  );
});

test('every kind of line break begins a new line, and a tab is a space', () => {
  expect(sanitiseLines('a\nb\r\nc\rd\u2028e\vf')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect(sanitiseLine('a\tb')).toBe('a b');
});
