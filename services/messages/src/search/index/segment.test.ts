/**
 * Protects: what is put into a block comes out of it, and what is merged is the same as what is built at once; blocks of a room stay few.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BlockSize, countToMerge, unfinishedBlocksMax } from './merge-levels.ts';
import { buildSegment, decodeSegment, encodeSegment, markMessages, mergeSegments, openSegment } from './segment.ts';

const term = fc.oneof(
  fc.constantFrom('bird', 'birds', 'black', 'blackbird', 'from:bird', '北京'),
  fc.stringMatching(/^[a-z]{1,6}$/),
);
const messages = fc
  .uniqueArray(fc.record({ seq: fc.nat(1_000_000), terms: fc.array(term, { maxLength: 8 }) }), {
    selector: ({ seq }) => seq,
    maxLength: 40,
  })
  .map((all) => all.map((one) => ({ ...one, atMs: 1_700_000_000_000 + one.seq })));

test('a block that was written is read back', () => {
  fc.assert(
    fc.property(messages, (all) => {
      const segment = buildSegment(all);
      expect(decodeSegment(encodeSegment(segment))).toEqual(segment);
    }),
  );
});

test('blocks that were merged are as one that was built at once', () => {
  fc.assert(
    fc.property(messages, fc.nat(40), (all, cut) => {
      const parts = [all.slice(0, cut), all.slice(cut)].map(buildSegment);
      expect(mergeSegments(parts)).toEqual(buildSegment(all));
      const half = all.map((one) => ({ ...one, terms: one.terms.slice(0, 3) }));
      expect(mergeSegments([buildSegment(half), buildSegment(all)])).toEqual(buildSegment(all));
    }),
  );
});

test('look-ups mark the messages that have such a term, and properties are no words', () => {
  const built = buildSegment([
    { seq: 1, atMs: 1, terms: ['bird', 'from:bird'] },
    { seq: 2, atMs: 2, terms: ['blackbird'] },
    { seq: 3, atMs: 3, terms: ['birds', 'from:al'] },
    { seq: 4, atMs: 4, terms: ['from:birdie'] },
  ]);
  const marked = (kind: 'exact' | 'prefix' | 'within', text: string) => {
    const marks = new Uint8Array(4);
    markMessages(openSegment(encodeSegment(built)), { kind, text }, marks);
    return [...marks.keys()].filter((n) => marks[n]).map((n) => n + 1);
  };
  expect(marked('exact', 'bird')).toEqual([1]);
  expect(marked('prefix', 'bird')).toEqual([1, 3]);
  expect(marked('within', 'bird')).toEqual([1, 2, 3]);
  expect(marked('prefix', 'from')).toEqual([]);
  expect(marked('exact', 'from:bird')).toEqual([1]);
});

test('bytes of another version are refused', () => {
  expect(() => decodeSegment(new Uint8Array([9, 0, 0]))).toThrow('another version');
});

describe('merging', () => {
  /** The blocks of a room that is written to in passes of these sizes; and how many entries were written in all. */
  const keep = (passes: readonly number[]) => {
    let blocks: BlockSize[] = [];
    let written = 0;
    let from = 1;
    for (const entries of passes) {
      const all = [{ fromSeq: from, entries, bytes: entries * 50 }, ...blocks];
      const count = Math.max(1, countToMerge(all));
      const merged = all.slice(0, count);
      const sum = merged.reduce((total, block) => total + block.entries, 0);
      written += sum;
      blocks = [{ fromSeq: merged.at(-1)?.fromSeq ?? 0, entries: sum, bytes: sum * 50 }, ...all.slice(count)];
      from += entries;
    }
    return { blocks, written };
  };

  test('keeps few unfinished blocks, and writes an entry four times at most, whatever the passes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 256 })), {
          minLength: 1,
          maxLength: 600,
        }),
        (passes) => {
          const { blocks, written } = keep(passes);
          const entries = passes.reduce((sum, one) => sum + one, 0);
          expect(blocks.reduce((sum, block) => sum + block.entries, 0)).toBe(entries);
          expect(blocks.filter((block) => block.entries < 512).length).toBeLessThanOrEqual(unfinishedBlocksMax);
          expect(written).toBeLessThanOrEqual(4 * entries);
          for (const block of blocks) expect(block.entries).toBeLessThan(1_100);
        },
      ),
    );
  });

  test('makes finished blocks of single messages', () => {
    const { blocks } = keep(Array.from({ length: 5_000 }, () => 1));
    expect(blocks.filter((block) => block.entries >= 512).length).toBeGreaterThanOrEqual(9);
    expect(blocks.length).toBeLessThan(35);
  });
});
