/** Guarantee: a slip of the finger is understood, and nothing is suggested that is not alike. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, suggestionFor } from './suggestion.ts';

const known = ['join', 'leave', 'history', 'help', 'members'];

test.each([
  ['jion', 'join'],
  ['hist', 'history'],
  ['member', 'members'],
  ['leav', 'leave'],
  ['hlep', 'help'],
])('%s means %s', (word, meant) => {
  expect(suggestionFor(word, known)).toBe(meant);
});

test.each(['', 'x', 'shutdown', 'topic'])('%j means nothing', (word) => {
  expect(suggestionFor(word, known)).toBeUndefined();
});

test('the distance is zero for equal words only, the same both ways, and at most the longer length', () => {
  const words = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const edits = editDistance(a, b);
      expect(edits === 0).toBe(a === b);
      expect(edits).toBe(editDistance(b, a));
      expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
  );
});
