/**
 * Protects: whatever part of a message is searched for, the index brings the message: its terms answer every look-up of the part.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageTerms } from '../index/message-terms.ts';
import { buildSegment, encodeSegment, markMessages, openSegment } from '../index/segment.ts';
import { match } from '../query/match.ts';
import { phraseLeaf, textLeaf } from '../query/query.ts';
import { message } from '../query/test-message.ts';
import { fold, originOf } from './fold.ts';
import { type Lookup, lookUpsOf, suffixesOf, termsOf } from './terms.ts';
import { isWordBoundary, wordsOf } from './words.ts';

const scripts = [
  ...[
    'hello',
    'e-mail',
    'jane.doe@example.com',
    'https://example.com/a_b?c=d',
    'snake_case_name',
    '#tag',
    '@bo',
    'C++',
    'v1.2.3',
  ],
  ...[
    'Über',
    'Straße',
    'Donaudampfschifffahrtsgesellschaftskapitän',
    'déjà',
    'œuvre',
    'niño',
    'ΚΑΛΗΜΕΡΑ',
    'λόγος',
    'Ёлка',
    'привет',
  ],
  ...[
    'שָׁלוֹם',
    'السَّلام',
    'می‌خواهم',
    '明天去北京开会',
    '東京タワー',
    'がんばって',
    '서울에서',
    'สวัสดีครับ',
    'हिन्दी',
    '🎉',
    '👩‍👩‍👧',
    'x'.repeat(90),
  ],
  ...['a', 'of', "don't", 'l’école', '１２３', 'ﬁne', 'iPhone手机', '𝒜lgebra'],
];
const content = fc
  .array(fc.oneof(fc.constantFrom(...scripts), fc.string({ unit: 'grapheme', maxLength: 12 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => words.join(' ').trim())
  .filter((text) => text !== '');
const graphemesOf = (text: string) => [...new Intl.Segmenter('und').segment(text)].map(({ segment }) => segment);

const answers = (text: string, lookUps: readonly Lookup[]): boolean => {
  const built = buildSegment([{ seq: 1, atMs: 1, terms: messageTerms(message(text)).terms }]);
  const segment = openSegment(encodeSegment(built));
  return lookUps.every((lookUp) => {
    const marks = new Uint8Array(1);
    markMessages(segment, lookUp, marks);
    return marks[0] === 1;
  });
};

describe('the terms of a message answer the look-ups of', () => {
  test('any part of it that the matcher finds in it', () => {
    let found = 0;
    fc.assert(
      fc.property(content, fc.nat(), fc.nat(40), (text, at, length) => {
        const graphemes = graphemesOf(text);
        const from = at % graphemes.length;
        const leaf = textLeaf(
          graphemes
            .slice(from, from + length + 1)
            .join('')
            .trim(),
        );
        if (!leaf) return;
        const conditions = { groups: [[{ leaf, negated: false }]], sinceMs: -1, untilMs: Number.POSITIVE_INFINITY };
        if (!match(conditions, message(text))) return;
        found++;
        expect(answers(text, leaf.lookUps)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(500);
  });

  test('any of its words in a phrase', () => {
    fc.assert(
      fc.property(content, fc.nat(), fc.nat(4), (text, at, length) => {
        const words = text.split(' ');
        const from = at % words.length;
        const leaf = phraseLeaf(words.slice(from, from + length + 1).join(' '));
        if (!leaf) return;
        const conditions = { groups: [[{ leaf, negated: false }]], sinceMs: -1, untilMs: Number.POSITIVE_INFINITY };
        expect(match(conditions, message(text))).toBeDefined();
        expect(answers(text, leaf.lookUps)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('any three letters or more of a word are found in it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...scripts), fc.nat(), fc.integer({ min: 3, max: 60 }), (word, at, length) => {
      const graphemes = graphemesOf(word);
      const from = at % graphemes.length;
      const part = graphemes.slice(from, from + length).join('');
      const leaf = textLeaf(part);
      // A part that ends in fewer than three letters of another word, such as "l.d" of an address, is none of a word.
      if (!leaf || graphemes.length - from < 3 || leaf.fromBeginning) return;
      const conditions = { groups: [[{ leaf, negated: false }]], sinceMs: -1, untilMs: Number.POSITIVE_INFINITY };
      expect(match(conditions, message(`so ${word} it is`))).toBeDefined();
    }),
    { numRuns: 1_000 },
  );
});

describe('folding', () => {
  test.each([
    ['ÉCOLE', 'ecole'],
    ['Straße', 'strasse'],
    ['ΛΌΓΟΣ', 'λογοσ'],
    ['λόγος', 'λογοσ'],
    ['Ёлка', 'елка'],
    ['ＡＢＣ１', 'abc1'],
    ['ﬁne', 'fine'],
    ['İstanbul', 'istanbul'],
    ['שָׁלוֹם', 'שלום'],
    ['السَّلام', 'السلام'],
    ['l’école', "l'ecole"],
    ['がっこう', 'がっこう'],
    ['ที่นี่', 'ที่นี่'],
    ['Đà Nẵng', 'da nang'],
  ])('%s is compared as %s', (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  test('every part of what is folded comes from a part of the text', () => {
    fc.assert(
      fc.property(content, (text) => {
        const folded = fold(text);
        let end = 0;
        for (let at = 0; at < folded.text.length; at++) {
          const origin = originOf(folded, { start: at, end: at + 1 });
          expect(origin.start).toBeLessThan(origin.end);
          expect(origin.end).toBeLessThanOrEqual(text.length);
          expect(origin.end).toBeGreaterThanOrEqual(end);
          end = origin.end;
        }
      }),
    );
  });
});

describe('words', () => {
  test('are runs of letters and digits; scripts without spaces, and emoji, are told apart', () => {
    const words = wordsOf(fold('Ask jane.doe@x.org: iPhone手机 ok🎉').text);
    expect(words.map(({ text, unspaced }) => (unspaced ? `(${text})` : text))).toEqual([
      'ask',
      'jane',
      'doe',
      'x',
      'org',
      'iphone',
      '(手机)',
      'ok',
      '(🎉)',
    ]);
  });

  test('begin and end at boundaries', () => {
    fc.assert(
      fc.property(content, (text) => {
        const folded = fold(text).text;
        for (const { start, end } of wordsOf(folded)) {
          expect(isWordBoundary(folded, start)).toBe(true);
          expect(isWordBoundary(folded, end)).toBe(true);
        }
      }),
    );
  });
});

describe('terms', () => {
  test('of scripts without spaces are single characters and pairs', () => {
    expect(termsOf('北京开').others).toEqual(new Set(['北', '京', '开', '北京', '京开']));
  });

  test('of long words overlap, and of encoded things only the beginning counts', () => {
    const word = Array.from({ length: 40 }, (_, n) => String.fromCharCode(97 + (n % 26))).join('');
    expect([...termsOf(word).words]).toEqual([word.slice(0, 32), word.slice(8)]);
    expect(termsOf('ab'.repeat(4_000)).words.size).toBeLessThan(20);
  });

  test('look-ups of fewer than three letters are beginnings; in the middle they are whole words', () => {
    expect(lookUpsOf('he', { whole: false })).toEqual([{ kind: 'prefix', text: 'he' }]);
    expect(lookUpsOf('foo.b.bar', { whole: false })).toEqual([
      { kind: 'within', text: 'foo' },
      { kind: 'exact', text: 'b' },
      { kind: 'within', text: 'bar' },
    ]);
  });

  test('the ends of a word are those of three letters or more, and the word', () => {
    expect(suffixesOf('birds')).toEqual([
      { suffix: 'birds', head: '' },
      { suffix: 'irds', head: 'b' },
      { suffix: 'rds', head: 'bi' },
    ]);
    expect(suffixesOf('of')).toEqual([{ suffix: 'of', head: '' }]);
  });
});
