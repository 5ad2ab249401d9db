// What gateways write into the index of those online, delivery reads; and a page of it is in the order of the names.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOnlineMember, toOnlineMember } from './online-index.ts';

const user = fc.record({ username: fc.stringMatching(/^[A-Za-z0-9_.-]{3,32}$/), userId: fc.uuid() });

test('a member says who it is', () => {
  fc.assert(
    fc.property(user, (someone) => {
      expect(parseOnlineMember(toOnlineMember(someone))).toEqual(someone);
    }),
  );
});

test('what is no member says nobody', () => {
  for (const text of ['', 'ann', 'ann ann', 'ann ann id more']) expect(parseOnlineMember(text)).toBeUndefined();
});

test('members sort as the names do', () => {
  const names = ['ann', 'ann-lee', 'Ann.b', 'ann1', 'annA', 'bob'];
  const members = names.map((username) => toOnlineMember({ username, userId: crypto.randomUUID() }));
  const byName = names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  expect(members.toSorted().map((member) => parseOnlineMember(member)?.username)).toEqual(byName);
});
