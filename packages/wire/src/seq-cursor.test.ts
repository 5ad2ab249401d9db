// A cursor leads back to the place it was made for, and anything that is no cursor is refused rather than guessed at.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodePageCursor,
  decodeSeqCursor,
  encodePageCursor,
  encodeSeqCursor,
  parseHistoryPosition,
} from './seq-cursor.ts';

test('a cursor round-trips', () => {
  fc.assert(
    fc.property(fc.nat(Number.MAX_SAFE_INTEGER), (seq) => {
      const cursor = encodeSeqCursor(seq);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
      expect(decodeSeqCursor(cursor)).toBe(seq);
      expect(parseHistoryPosition(cursor)).toEqual({ kind: 'seq', seq });
    }),
  );
});

test('anything else is refused', () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(decodeSeqCursor(text)).toBeUndefined()));
  for (const inner of ['s1.-1', 's1.01', 's1.9007199254740992', 's2.1', 's1.', 's1.1 ']) {
    expect(decodeSeqCursor(Buffer.from(inner).toString('base64url'))).toBeUndefined();
  }
  expect(() => encodeSeqCursor(-1)).toThrow(RangeError);
});

test('a position is a seq, a message or a cursor', () => {
  expect(parseHistoryPosition(5)).toEqual({ kind: 'seq', seq: 5 });
  expect(parseHistoryPosition('0198A8B2-1111-7111-8111-111111111111')).toEqual({
    kind: 'message',
    id: '0198a8b2-1111-7111-8111-111111111111',
  });
  expect(parseHistoryPosition(-1)).toBeUndefined();
  expect(parseHistoryPosition(1.5)).toBeUndefined();
  expect(parseHistoryPosition('nonsense')).toBeUndefined();
});

test('a page cursor round-trips with its direction, and is no cursor of another kind', () => {
  fc.assert(
    fc.property(fc.constantFrom('before', 'after'), fc.nat(Number.MAX_SAFE_INTEGER), (direction, seq) => {
      const cursor = encodePageCursor(direction, seq);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
      expect(decodePageCursor(cursor)).toEqual({ direction, seq });
      expect(encodePageCursor(direction === 'before' ? 'after' : 'before', seq)).not.toBe(cursor);
      expect(decodeSeqCursor(cursor)).toBeUndefined();
      expect(decodePageCursor(encodeSeqCursor(seq))).toBeUndefined();
    }),
  );
});

test('anything that is no page cursor is refused', () => {
  fc.assert(fc.property(fc.string(), (text) => void expect(decodePageCursor(text)).toBeUndefined()));
  for (const inner of [
    'p1.c.1',
    'p1.b.-1',
    'p1.b.01',
    'p1.a.9007199254740992',
    'p2.b.1',
    'p1.b.',
    'p1.b.1 ',
    'p1..1',
  ]) {
    expect(decodePageCursor(Buffer.from(inner).toString('base64url'))).toBeUndefined();
  }
  expect(() => encodePageCursor('before', -1)).toThrow(RangeError);
});
