// What a client calls a room or a user is read in one way, and what can be neither is never asked of the database.
import type { RoomSettings__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomSettings.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toNameQuery, toNewRoom, toPageLimit, toRoomReference, toUsernameKeys, toUserReference } from './requests.ts';

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

test('history begins where the room says, and a beginning of a later version is refused, not guessed', () => {
  const historyOf = (history: string) => {
    const settings = { readOnly: false, history } as RoomSettings__Output;
    return toNewRoom({ name: 'tea', kind: 'ROOM_KIND_PUBLIC', topic: '', settings }).settings.history;
  };
  expect(historyOf('HISTORY_VISIBILITY_UNSPECIFIED')).toBe('beginning');
  expect(historyOf('HISTORY_VISIBILITY_BEGINNING')).toBe('beginning');
  expect(historyOf('HISTORY_VISIBILITY_JOINING')).toBe('joining');
  expect(() => historyOf('HISTORY_VISIBILITY_FROM_YESTERDAY')).toThrow();
});

test('names are looked for once, in the form they are compared by, and only if somebody can be called so', () => {
  const id = '0198a8b2-1111-7111-8111-abcdefabcdef';
  expect(toUsernameKeys(['Bob', 'bob', 'a.b-c_D', id, '', 'ALİCE', 'a\u0000b', 'x'.repeat(33)])).toEqual([
    'bob',
    'a.b-c_d',
  ]);
});

test('a page limit is 1 to 200, and 0 is the default', () => {
  expect([0, 1, 200].map(toPageLimit)).toEqual([50, 1, 200]);
  for (const limit of [-1, 201, 2 ** 31 - 1]) expect(() => toPageLimit(limit)).toThrow();
});
