/** Guarantee: counting by runs of lines gives what looking at every line gives, however the stream was cut. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventScanner } from './event-scanner.ts';
import { contentSentAt, sentUsOf } from './message-content.ts';

const room = '01930000-0000-7000-8000-000000000001';

function line(seq: number, roomId = room): string {
  return `{"jsonrpc":"2.0","method":"MESSAGE","params":{"room":"${roomId}","seq":${seq},"message":{"content":"${contentSentAt(seq * 10, 40)}"}}}\n`;
}

const answer = '{"jsonrpc":"2.0","id":7,"result":{}}\n';

function scan(
  chunks: readonly Buffer[],
  recordAll: boolean,
): { scanner: EventScanner; others: number; times: number[] } {
  let others = 0;
  const times: number[] = [];
  const scanner = new EventScanner(
    { recordAll, open: undefined },
    { onOther: () => others++, onMessage: (sentUs) => times.push(sentUs) },
  );
  for (const chunk of chunks) scanner.push(chunk);
  return { scanner, others, times };
}

/** Cuts a text at the given places. */
function cut(text: string, places: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text);
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
}

test('both ways of counting agree on any mixture, cut anywhere', () => {
  const pieces = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constant('next' as const) },
      fc.constant('answer' as const),
      fc.constant('hole' as const),
      fc.constant('again' as const),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(pieces, fc.array(fc.nat(20_000), { maxLength: 30 }), (kinds, places) => {
      let seq = 4;
      const text = kinds
        .map((kind) => {
          if (kind === 'answer') return answer;
          if (kind !== 'again') seq += kind === 'hole' ? 3 : 1;
          return line(seq);
        })
        .join('');
      const quick = scan(cut(text, places), false);
      const thorough = scan(cut(text, places), true);
      expect(quick.scanner.counts).toEqual(thorough.scanner.counts);
      expect([quick.scanner.lastSeq, quick.others]).toEqual([thorough.scanner.lastSeq, thorough.others]);
      expect(thorough.scanner.counts.messages).toBe(thorough.times.length);
    }),
  );
});

test('of sealed lines only the last of a chunk is opened, and all are counted', () => {
  let opened = 0;
  const open = (text: Buffer): Buffer => {
    opened++;
    return text;
  };
  const scanner = new EventScanner({ recordAll: false, open }, { onOther: () => {}, onMessage: () => {} });
  scanner.push(Buffer.from(line(1)));
  opened = 0;
  scanner.push(Buffer.from([2, 3, 4, 5].map((seq) => line(seq)).join('')));
  expect([opened, scanner.counts.messages, scanner.lastSeq]).toEqual([1, 5, 5]);
});

test('holes and repeats are told apart', () => {
  const { scanner } = scan([Buffer.from([5, 6, 9, 9, 10].map((seq) => line(seq)).join(''))], false);
  expect(scanner.counts).toEqual({ messages: 4, duplicates: 1, missing: 2 });
  expect([scanner.roomId, scanner.firstSeq, scanner.lastSeq]).toEqual([room, 5, 10]);
});

test('the time of sending comes back from a line, and from nothing else', () => {
  expect(sentUsOf(Buffer.from(line(123)))).toBe(1_230);
  expect(sentUsOf(Buffer.from(answer))).toBeUndefined();
  expect(sentUsOf(Buffer.from('"content":"~12x~"'))).toBeUndefined();
  expect(contentSentAt(1.6, 100)).toHaveLength(100);
});
