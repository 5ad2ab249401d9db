/**
 * Protects: everybody sees the reactions to a message in the same order, whatever order they are read in.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareReactions } from './reactions.ts';

const reactions = fc.uniqueArray(
  fc.record({ emoji: fc.constantFrom('👍', '👍🏽', '❤️', '🎉', '🏳️‍🌈', '☀️'), count: fc.integer({ min: 1, max: 4 }) }),
  { selector: ({ emoji }) => emoji },
);

test('the highest count comes first, and among the same counts the lowest code units', () => {
  fc.assert(
    fc.property(reactions, (list) => {
      const sorted = [...list].sort(compareReactions);
      sorted.slice(1).forEach((reaction, n) => {
        const before = sorted[n] as typeof reaction;
        expect(before.count).toBeGreaterThanOrEqual(reaction.count);
        if (before.count === reaction.count) expect(before.emoji < reaction.emoji).toBe(true);
      });
      expect([...list].reverse().sort(compareReactions)).toEqual(sorted);
    }),
  );
});
