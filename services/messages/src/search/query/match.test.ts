/**
 * Protects: the better answer comes first; the matcher finds what a plain reading of the rules finds; excerpts show what was found and
 * cut no character in two.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptAround, excerptUnitsMax } from './excerpt.ts';
import { match } from './match.ts';
import { parseWords } from './parse-query.ts';
import { message } from './test-message.ts';

const qualityOf = (query: string, content: string) => match(parseWords(query), message(content))?.quality ?? -1;
const foundIn = (query: string, content: string) =>
  match(parseWords(query), message(content))?.spans.map(({ start, end }) => content.slice(start, end));

test.each([
  ['bird', 'a bird', 'a birdcage'],
  ['bird', 'a birdcage', 'a blackbird'],
  ['bird', 'bird after bird', 'one bird'],
  ['black bird', 'a black bird', 'a bird, and something black'],
  ['black bird', 'bird, black', 'blackbird'],
])('for "%s", "%s" is better than "%s"', (query, better, worse) => {
  expect(qualityOf(query, better)).toBeGreaterThan(qualityOf(query, worse));
  expect(qualityOf(query, worse)).toBeGreaterThanOrEqual(0);
});

test.each([
  ['ecole', 'À l’École !', ['École']],
  ['strasse', 'in der Straße', ['Straße']],
  ['fin', 'so ﬁne', ['ﬁn']],
  ['北京', '去北京', ['北京']],
  ['"hello world"', 'Hello, World!', ['Hello, World']],
  ['a', 'a cat and a dog', ['a', 'a', 'a']],
])('for "%s" the places in "%s" are %j', (query, content, places) => {
  expect(foundIn(query, content)).toEqual(places);
});

test('what is encrypted has no words to be found', () => {
  expect(match(parseWords('aGVsbG8'), message('aGVsbG8=', { type: 'encrypted' }))).toBeUndefined();
});

test('the matcher finds what a plain reading finds', () => {
  const word = fc.constantFrom('al', 'bob', 'bobby', 'carol', 'car', 'ol', 'aro', 'x1');
  const query = fc.array(fc.record({ word, kind: fc.constantFrom('is', 'not', 'or', 'phrase') }), {
    minLength: 1,
    maxLength: 5,
  });
  const has = (words: readonly string[], wanted: string) =>
    words.some((one) => (wanted.length < 3 ? one.startsWith(wanted) : one.includes(wanted)));
  fc.assert(
    fc.property(query, fc.array(word, { minLength: 1, maxLength: 8 }), (parts, words) => {
      let text = '';
      let expected = true;
      for (const part of parts) {
        if (part.kind === 'is') text += ` ${part.word}`;
        if (part.kind === 'not') text += ` -${part.word}`;
        if (part.kind === 'or') text += ` ${part.word} or ${part.word}x`;
        if (part.kind === 'phrase') text += ` "${part.word} car"`;
        if (part.kind === 'is') expected &&= has(words, part.word);
        if (part.kind === 'not') expected &&= !has(words, part.word);
        if (part.kind === 'or') expected &&= has(words, part.word) || has(words, `${part.word}x`);
        if (part.kind === 'phrase') expected &&= words.some((one, n) => one === part.word && words[n + 1] === 'car');
      }
      expect(match(parseWords(text), message(words.join(' '))) !== undefined).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

describe('an excerpt', () => {
  const around = (query: string, content: string) => {
    const excerpt = excerptAround(content, match(parseWords(query), message(content))?.spans ?? []);
    return {
      ...excerpt,
      lit: excerpt.highlights.map(({ offset, length }) => excerpt.text.slice(offset, offset + length)),
    };
  };

  test('of a short message is all of it, on one line', () => {
    expect(around('kestrel', 'the\n\n  kestrel\thas landed ')).toEqual({
      text: 'the kestrel has landed',
      highlights: [{ offset: 4, length: 7 }],
      lit: ['kestrel'],
    });
  });

  test('of a long message is what is around the words', () => {
    const { text, lit } = around(
      'kestrel landed',
      `${'so it was said, '.repeat(40)}the kestrel landed${' and so on'.repeat(40)}`,
    );
    expect(text).toMatch(/^….*the kestrel landed.*…$/);
    expect(lit).toEqual(['kestrel', 'landed']);
  });

  test('without anything found is the beginning', () => {
    expect(excerptAround('x'.repeat(500), [])).toEqual({ text: `${'x'.repeat(excerptUnitsMax)}…`, highlights: [] });
  });

  test('lights whole characters, in order, within itself, whatever the message', () => {
    const content = fc
      .array(
        fc.oneof(
          fc.constantFrom('kestrel', '👩‍👩‍👧kes', 'e\u0301', '\n', '北京', 'straße'),
          fc.string({ unit: 'grapheme', maxLength: 8 }),
        ),
        { maxLength: 80 },
      )
      .map((words) => words.join(' '));
    const segmenter = new Intl.Segmenter('und');
    fc.assert(
      fc.property(content, fc.constantFrom('kestrel', 'kes', '北京', 'strasse', 'e', '👩'), (text, query) => {
        const found = match(parseWords(query), message(text));
        if (!found) return;
        const excerpt = excerptAround(text, found.spans);
        expect(excerpt.text.length).toBeLessThanOrEqual(excerptUnitsMax + 2);
        expect(excerpt.text).not.toMatch(/\n/);
        expect(excerpt.text.isWellFormed()).toBe(text.isWellFormed() || excerpt.text.isWellFormed());
        expect(excerpt.highlights.length).toBeGreaterThan(0);
        const starts = new Set(
          [...segmenter.segment(excerpt.text)].map(({ index }) => index).concat(excerpt.text.length),
        );
        let end = 0;
        for (const { offset, length } of excerpt.highlights) {
          expect(offset).toBeGreaterThanOrEqual(end);
          end = offset + length;
          expect(end).toBeLessThanOrEqual(excerpt.text.length);
          expect(starts.has(offset) && starts.has(end)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
