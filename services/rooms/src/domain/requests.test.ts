// What a client calls a room or a user is read in one way, and what can be neither is never asked of the database.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toNameQuery, toNewRoom, toPageLimit, toRoomReference, toUserReference } from './requests.ts';

test('every name that a room can be given finds it again, in any case', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (name) => {
      const request = { name, kind: 'ROOM_KIND_PUBLIC', topic: '', settings: null } as const;
      let room: ReturnType<typeof toNewRoom>;
      try {
        room = toNewRoom(request);
      } catch {
        return;
      }
      expect(toRoomReference(room.name)).toEqual({ nameKey: room.nameKey });
      expect(toRoomReference(name.normalize('NFD'))).toEqual({ nameKey: room.nameKey });
      expect(toRoomReference(room.nameKey)).toEqual({ nameKey: room.nameKey });
    }),
  );
});

test('an id is an id, in lower case, and never a name', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      for (const text of [id, id.toUpperCase()]) {
        expect(toRoomReference(text)).toEqual({ id });
        expect(toUserReference(text)).toEqual({ id });
      }
    }),
  );
});

test('no reference and no query holds what Postgres does not take as text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const withNul = `${text}\u0000`;
      expect(toRoomReference(withNul)).toBeUndefined();
      expect(toUserReference(withNul)).toBeUndefined();
      expect(() => toNameQuery(`a${withNul}a`)).toThrow();
    }),
  );
});

test('a page limit is 1 to 200, and 0 is the default', () => {
  expect([0, 1, 200].map(toPageLimit)).toEqual([50, 1, 200]);
  for (const limit of [-1, 201, 2 ** 31 - 1]) expect(() => toPageLimit(limit)).toThrow();
});
