/**
 * Protects: a reaction is exactly one emoji of Unicode's list, always in the same form, however it was written.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allEmoji, parseEmoji } from './emoji.ts';

const anEmoji = fc.constantFrom(...allEmoji());

test('every emoji of the list is one in the fully qualified form of Unicode, and comes out as it is', () => {
  // The engine's own list; another source than ours.
  const rgi = /^\p{RGI_Emoji}$/v;
  expect(allEmoji().filter((emoji) => !rgi.test(emoji))).toEqual([]);
  for (const emoji of allEmoji()) expect(parseEmoji(emoji)).toBe(emoji);
});

test('the list has every emoji that Unicode 17 recommends', () => {
  // emoji-test.txt of Unicode 17 counts so many fully qualified ones.
  expect(allEmoji()).toHaveLength(3_944);
});

test('variation selectors make no difference', () => {
  fc.assert(
    fc.property(anEmoji, (emoji) => {
      expect(parseEmoji(emoji.replaceAll('\ufe0f', ''))).toBe(emoji);
      expect(parseEmoji(`${emoji.replaceAll('\ufe0f', '')}\ufe0f`)).toBe(emoji);
    }),
  );
});

test('two emoji, and an emoji with text around it, are not one', () => {
  const all = new Set(allEmoji().map((emoji) => emoji.replaceAll('\ufe0f', '')));
  fc.assert(
    fc.property(anEmoji, anEmoji, fc.string({ minLength: 1, unit: 'grapheme-ascii' }), (one, other, text) => {
      fc.pre(!all.has(`${one}${other}`.replaceAll('\ufe0f', '')));
      expect(parseEmoji(`${one}${other}`)).toBeUndefined();
      expect(parseEmoji(`${one}${text}`)).toBeUndefined();
      expect(parseEmoji(`${text}${one}`)).toBeUndefined();
    }),
  );
});

test('no text is an emoji', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const emoji = parseEmoji(text);
      if (emoji !== undefined) expect(allEmoji()).toContain(emoji);
    }),
  );
});

test.each([
  ['thumbs up', '👍', '👍'],
  ['with a needless selector', '👍\ufe0f', '👍'],
  ['a heart without its selector', '❤', '❤️'],
  ['a skin tone', '👍🏽', '👍🏽'],
  ['a family', '👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦'],
  ['a sequence without its selectors', '🏳‍🌈', '🏳️‍🌈'],
  ['a flag', '🇩🇪', '🇩🇪'],
  ['a flag of tags', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['a keycap', '1⃣', '1️⃣'],
  ['one of Unicode 17', '\u{1faea}', '\u{1faea}'],
  ['a shortcode', ':+1:', '👍'],
  ['a shortcode in capitals', ':Heart:', '❤️'],
  ["a shortcode of Slack's", ':thumbsup::skin-tone-4:', '👍🏽'],
  ['a shortcode with a skin tone', ':thumbsup_tone3:', '👍🏽'],
])('%s is an emoji', (_, text, emoji) => expect(parseEmoji(text)).toBe(emoji));

test.each([
  ['nothing', ''],
  ['a letter', 'a'],
  ['a digit', '1'],
  ['a sign that may be an emoji, told to be text', '❤\ufe0e'],
  ['a bare skin tone', '🏽'],
  ['half of a flag', '🇩'],
  ['a flag of no country', '🇩🇩'],
  ['a joiner', '\u200d'],
  ['a selector', '\ufe0f'],
  ['an unknown shortcode', ':no_such_thing:'],
  ['a skin tone for a heart', ':heart::skin-tone-2:'],
  ['a shortcode without its end', ':heart'],
  ['two shortcodes', ':heart::heart:'],
  ['an endless text', 'x'.repeat(10_000)],
])('%s is none', (_, text) => expect(parseEmoji(text)).toBeUndefined());
