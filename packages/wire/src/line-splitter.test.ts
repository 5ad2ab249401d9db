// However the network cuts a stream, the same lines come out of it, and no peer can make a connection hold more than
// its limit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineSplitter } from './line-splitter.ts';

function split(chunks: readonly Buffer[], lineBytesMax: number) {
  const splitter = new LineSplitter(lineBytesMax);
  const lines: string[] = [];
  let tooLong = false;
  for (const chunk of chunks) {
    const out = splitter.push(chunk);
    lines.push(...out.lines.map((line) => line.toString('latin1')));
    tooLong = out.tooLong;
  }
  return { lines, tooLong, tail: splitter.end()?.toString('latin1') };
}

function cut(stream: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...new Set(cuts.map((c) => c % (stream.length + 1)))].sort((a, b) => a - b);
  const ends = [...places, stream.length];
  return ends.map((end, i) => stream.subarray(i === 0 ? 0 : ends[i - 1], end));
}

const bytes = fc
  .array(fc.constantFrom(0x0a, 0x0d, 0x61, 0x00, 0xff, 0x7b), { maxLength: 200 })
  .map((b) => Buffer.from(b));

describe('any cutting of a stream gives', () => {
  test('the same lines, tail and verdict', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.array(fc.nat(), { maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (stream, cuts, max) => {
          expect(split(cut(stream, cuts), max)).toEqual(split([stream], max));
        },
      ),
    );
  });

  test('what splitting the text by hand gives', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 30 }), (stream, cuts) => {
        const pieces = stream.toString('latin1').split('\n');
        const tail = pieces.pop() ?? '';
        const out = split(cut(stream, cuts), 1_000);
        expect(out.lines).toEqual(pieces.map((line) => line.replace(/\r$/, '')));
        expect(out.tail ?? '').toBe(tail);
      }),
    );
  });
});

describe('the limit', () => {
  test('a line of exactly the limit is taken, one byte more is not', () => {
    expect(split([Buffer.from('aaaa\n')], 4)).toEqual({ lines: ['aaaa'], tooLong: false, tail: undefined });
    expect(split([Buffer.from('b\naaaaa\nc\n')], 4)).toEqual({ lines: ['b'], tooLong: true, tail: undefined });
  });

  test('a line that has no end yet is refused as soon as it is over', () => {
    const splitter = new LineSplitter(4);
    expect(splitter.push(Buffer.from('aaaa')).tooLong).toBe(false);
    expect(splitter.push(Buffer.from('a')).tooLong).toBe(true);
  });

  test('nothing is taken any more after an over-long line', () => {
    const splitter = new LineSplitter(2);
    splitter.push(Buffer.from('aaa'));
    expect(splitter.push(Buffer.from('\nb\n'))).toEqual({ lines: [], tooLong: true });
    expect(splitter.end()).toBeUndefined();
  });

  test('raising it lets an unfinished line grow', () => {
    const splitter = new LineSplitter(4);
    splitter.push(Buffer.from('aaa'));
    splitter.lineBytesMax = 8;
    expect(splitter.push(Buffer.from('aaa\n')).lines.map(String)).toEqual(['aaaaaa']);
  });
});

test('a held line is not changed by the chunk being written over', () => {
  const splitter = new LineSplitter(100);
  const chunk = Buffer.from('half');
  splitter.push(chunk);
  chunk.fill(0x78);
  expect(splitter.push(Buffer.from(' and half\n')).lines.map(String)).toEqual(['half and half']);
});

test('a megabyte byte by byte takes linear time', () => {
  const byte = Buffer.from('a');
  const splitter = new LineSplitter(2 ** 20);
  for (let i = 0; i < 2 ** 20; i++) splitter.push(byte);
  expect(splitter.push(Buffer.from('\n')).lines[0]?.length).toBe(2 ** 20);
});
