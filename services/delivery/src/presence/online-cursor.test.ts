/** A cursor of the online list leads back to where the page ended, and anything else is refused. */

import { toOnlineMember } from '@lair/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeOnlineCursor, encodeOnlineCursor } from './online-cursor.ts';

const user = fc.record({ username: fc.stringMatching(/^[A-Za-z0-9_.-]{3,32}$/), userId: fc.uuid() });

test('a cursor says after which member the next page begins', () => {
  fc.assert(
    fc.property(user, (someone) => {
      const member = toOnlineMember(someone);
      expect(decodeOnlineCursor(encodeOnlineCursor(member))).toBe(member);
    }),
  );
});

test('what is not a cursor is refused', () => {
  for (const cursor of ['x', '%%%', encodeOnlineCursor('a b'), `${encodeOnlineCursor('a A 1')}=`])
    expect(() => decodeOnlineCursor(cursor)).toThrow(expect.objectContaining({ code: 'INVALID_PARAMS' }));
  expect(decodeOnlineCursor('')).toBeUndefined();
});
