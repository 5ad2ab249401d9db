/** A filter asks messages for exactly what the client named: no bound comes in unasked, and none is lost. */
import { encodePageCursor, encodeSeqCursor, parseTime } from '@lair/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toFilterRequest } from './filter-messages.ts';

const nothingAsked = { from: '', sinceMs: 0, untilMs: 0, has: [], mentions: '', query: '', limit: 0 };

test('a room alone asks for its newest messages', () => {
  expect(toFilterRequest({ room: 'tea' })).toEqual({ room: 'tea', ...nothingAsked });
});

test('everything that can be named is handed on', () => {
  const asked = toFilterRequest({
    room: 'tea',
    from: 'bob',
    type: 'voice',
    since: '2026-01-31',
    until: '2026-02-01T12:00:00+02:00',
    has: ['link', 'reaction'],
    mentions: 'me',
    pinned: false,
    edited: true,
    query: 'leaves',
    limit: 7,
  });
  expect(asked).toEqual({
    room: 'tea',
    from: 'bob',
    type: 'MESSAGE_TYPE_VOICE',
    sinceMs: Date.UTC(2026, 0, 31),
    untilMs: Date.UTC(2026, 1, 1, 10),
    has: ['link', 'reaction'],
    mentions: 'me',
    pinned: false,
    edited: true,
    query: 'leaves',
    limit: 7,
  });
  expect(toFilterRequest({ room: 'tea', has: 'link' }).has).toEqual(['link']);
});

test('a bound in time is never taken for none, however early it is', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      const time = date.toISOString();
      const { sinceMs, untilMs } = toFilterRequest({ room: 'tea', since: time, until: time });
      expect(sinceMs).toBe(untilMs);
      expect(sinceMs).toBe(Math.max(1, parseTime(time) ?? Number.NaN));
    }),
  );
  expect(toFilterRequest({ room: 'tea', until: '1950-01-01' }).untilMs).toBe(1);
});

test('a cursor goes on in its direction, and another command’s is refused', () => {
  expect(toFilterRequest({ room: 'tea', cursor: encodePageCursor('before', 40) })).toEqual({
    room: 'tea',
    ...nothingAsked,
    beforeSeq: 40,
  });
  expect(toFilterRequest({ room: 'tea', cursor: encodePageCursor('after', 41) })).toMatchObject({ afterSeq: 41 });
  for (const cursor of [encodeSeqCursor(40), 'nonsense']) {
    expect(() => toFilterRequest({ room: 'tea', cursor })).toThrow(
      expect.objectContaining({
        code: 'INVALID_PARAMS',
        data: { issues: [{ path: 'cursor', message: 'is no cursor of this command' }] },
      }),
    );
  }
});
