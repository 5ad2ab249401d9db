/**
 * Protects: a cursor comes back as it was given, fits the protocol, and goes on with its own query alone; bad ones are refused.
 */
import { CURSOR_CHARACTERS_MAX } from '@lair/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareKeys, keyAbove } from './message-key.ts';
import { decodeSearchCursor, encodeSearchCursor, type SearchCursor } from './search-cursor.ts';

const key = fc.record({ atMs: fc.nat(4_000_000_000_000), roomId: fc.uuid(), seq: fc.nat(Number.MAX_SAFE_INTEGER) });
const cursor: fc.Arbitrary<SearchCursor> = fc.oneof(
  fc.record({ kind: fc.constant('window' as const), below: key }),
  fc.record({
    kind: fc.constant('page' as const),
    below: key,
    from: fc.option(key, { nil: undefined }),
    after: fc.record({ score: fc.double({ noNaN: true, noDefaultInfinity: true }), key }),
    isNewest: fc.boolean(),
  }),
);

test('a cursor comes back with its query, and with no other', () => {
  fc.assert(
    fc.property(cursor, fc.string(), fc.string(), (given, query, room) => {
      const text = encodeSearchCursor(given, query, room);
      expect(text.length).toBeLessThanOrEqual(CURSOR_CHARACTERS_MAX);
      expect(decodeSearchCursor(text, query, room)).toEqual(given);
      expect(decodeSearchCursor(text, `${query}x`, room)).toBeUndefined();
      expect(decodeSearchCursor(text, query, `${room}x`)).toBeUndefined();
      expect(decodeSearchCursor(text.slice(0, -2), query, room)).toBeUndefined();
    }),
  );
});

test('anything else is no cursor', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(decodeSearchCursor(text, 'x', '')).toBeUndefined();
    }),
  );
});

test('keys are ordered by time, then room, then seq', () => {
  fc.assert(
    fc.property(key, key, key, (a, b, c) => {
      expect(Math.sign(compareKeys(a, b))).toBe(-Math.sign(compareKeys(b, a)) + 0);
      if (compareKeys(a, b) <= 0 && compareKeys(b, c) <= 0) expect(compareKeys(a, c)).toBeLessThanOrEqual(0);
      expect(compareKeys(a, keyAbove(a))).toBeLessThan(0);
    }),
  );
});
