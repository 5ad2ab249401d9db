/** Batches hold every event of a run once, in order, cut at frame borders, and are no larger than they may be. */
import type { LogEvent__Output } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderPushBatches } from './push-batches.ts';

const eventOf = (seq: number): LogEvent__Output => ({
  roomId: 'room',
  seq,
  atMs: 0,
  actor: { id: 'actor', username: 'ann' },
  joined: { user: null, reason: '' },
  requestId: '',
  body: 'joined',
});

test('frames cut at the entries are the rendered lines, whatever their size and script', () => {
  const lines = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 1e9 }), (texts, bytesMax, first) => {
      const batches = [
        ...renderPushBatches(
          texts.map((_, index) => eventOf(first + index)),
          ({ seq }) => texts[seq - first] ?? '',
          bytesMax,
        ),
      ];
      const cut = batches.flatMap(({ frames, entries }) =>
        entries.map(({ endOffset }, index) => frames.subarray(entries[index - 1]?.endOffset ?? 0, endOffset)),
      );
      expect(cut.map(String)).toEqual(texts.map((text) => String(Buffer.from(text))));
      expect(batches.flatMap(({ entries }) => entries.map(({ seq }) => seq))).toEqual(texts.map((_, i) => first + i));
      for (const { frames, entries, fromSeq, toSeq } of batches) {
        expect(frames.length <= bytesMax || entries.length === 1).toBe(true);
        expect([fromSeq, toSeq]).toEqual([entries[0]?.seq, entries.at(-1)?.seq]);
      }
    }),
  );
});

test('an event that renders to nothing keeps its place without a type', () => {
  const [batch] = renderPushBatches([eventOf(1), eventOf(2)], ({ seq }) => (seq === 1 ? '' : 'line\n'), 100);
  expect(batch?.entries.map(({ endOffset, type }) => [endOffset, type])).toEqual([
    [0, ''],
    [5, 'ROOM_JOINED'],
  ]);
});
