/**
 * Protects: a page holds the messages it says, as many as it may, and tells truly whether there are more on either side; pages joined end
 * to end are the history.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutPage, type HistoryAnchor, planPage } from './history-page.ts';

/** Reads a page from a history in memory, as the store does. */
const readPage = (history: readonly number[], anchor: HistoryAnchor, limit: number, visibleAfterSeq?: number) => {
  const { floor, pivot, olderMax, newerMax } = planPage(anchor, limit, visibleAfterSeq);
  const older = history.filter((seq) => seq > floor && seq < pivot).reverse();
  const newer = history.filter((seq) => seq > floor && seq >= pivot);
  return cutPage(anchor, limit, older.slice(0, olderMax), newer.slice(0, newerMax));
};

const histories = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 40 })
  .map((seqs) => seqs.sort((a, b) => a - b));
const limits = fc.integer({ min: 1, max: 12 });
const anchors: fc.Arbitrary<HistoryAnchor> = fc.oneof(
  fc.constant<HistoryAnchor>({ kind: 'newest' }),
  fc.record({ kind: fc.constantFrom('before', 'after', 'around'), seq: fc.integer({ min: 0, max: 65 }) }),
);

test('a page is an unbroken part of the history, and knows what lies outside of it', () => {
  fc.assert(
    fc.property(histories, anchors, limits, (history, anchor, limit) => {
      const { messages, moreBefore, moreAfter } = readPage(history, anchor, limit);
      expect(messages.length).toBeLessThanOrEqual(limit);
      const [first] = messages;
      const last = messages.at(-1);
      if (first !== undefined && last !== undefined) {
        expect(messages).toEqual(history.filter((seq) => seq >= first && seq <= last));
        expect(moreBefore).toBe(history.some((seq) => seq < first));
        expect(moreAfter).toBe(history.some((seq) => seq > last));
      }
    }),
  );
});

test('a page is as full as the history on its side allows', () => {
  fc.assert(
    fc.property(histories, anchors, limits, (history, anchor, limit) => {
      const eligible = history.filter((seq) => {
        if (anchor.kind === 'before') return seq < anchor.seq;
        if (anchor.kind === 'after') return seq > anchor.seq;
        return true;
      });
      expect(readPage(history, anchor, limit).messages).toHaveLength(Math.min(limit, eligible.length));
    }),
  );
});

test('a page around a message holds it, whatever the limit', () => {
  fc.assert(
    fc.property(histories, limits, fc.nat(), (history, limit, n) => {
      const seq = history[n % history.length];
      fc.pre(seq !== undefined);
      expect(readPage(history, { kind: 'around', seq: seq as number }, limit).messages).toContain(seq);
    }),
  );
});

test('walking either way shows every message once', () => {
  fc.assert(
    fc.property(histories, limits, (history, limit) => {
      const back: number[] = [];
      for (let page = readPage(history, { kind: 'newest' }, limit); ; ) {
        back.unshift(...page.messages);
        if (!page.moreBefore) break;
        page = readPage(history, { kind: 'before', seq: page.messages[0] as number }, limit);
      }
      const on: number[] = [];
      for (let page = readPage(history, { kind: 'after', seq: 0 }, limit); ; ) {
        on.push(...page.messages);
        if (!page.moreAfter) break;
        page = readPage(history, { kind: 'after', seq: page.messages.at(-1) as number }, limit);
      }
      expect(back).toEqual(history);
      expect(on).toEqual(history);
    }),
  );
});

test('for whom the history begins later, it is as if nothing had been before', () => {
  fc.assert(
    fc.property(
      histories,
      anchors,
      limits,
      fc.integer({ min: 0, max: 65 }),
      (history, anchor, limit, visibleAfterSeq) => {
        const visible = history.filter((seq) => seq > visibleAfterSeq);
        expect(readPage(history, anchor, limit, visibleAfterSeq)).toEqual(readPage(visible, anchor, limit));
      },
    ),
  );
});
