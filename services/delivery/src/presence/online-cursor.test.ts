/** A cursor of the online list leads back to where the page ended, and anything else is refused. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeOnlineCursor, encodeOnlineCursor, parseOnlineMember, toOnlineMember } from './online-cursor.ts';

const user = fc.record({ username: fc.stringMatching(/^[A-Za-z0-9_.-]{3,32}$/), userId: fc.uuid() });

test('a member says who it is, and a cursor says which member', () => {
  fc.assert(
    fc.property(user, (someone) => {
      const member = toOnlineMember(someone);
      expect(parseOnlineMember(member)).toEqual(someone);
      expect(decodeOnlineCursor(encodeOnlineCursor(member))).toBe(member);
    }),
  );
});

test('members sort as the names do', () => {
  const names = ['ann', 'ann-lee', 'Ann.b', 'ann1', 'annA', 'bob'];
  const members = names.map((username) => toOnlineMember({ username, userId: crypto.randomUUID() }));
  const byName = names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  expect(members.toSorted().map((member) => parseOnlineMember(member)?.username)).toEqual(byName);
});

test('what is not a cursor is refused', () => {
  for (const cursor of ['x', '%%%', encodeOnlineCursor('a b'), `${encodeOnlineCursor('a A 1')}=`])
    expect(() => decodeOnlineCursor(cursor)).toThrow(expect.objectContaining({ code: 'INVALID_PARAMS' }));
  expect(decodeOnlineCursor('')).toBeUndefined();
});
