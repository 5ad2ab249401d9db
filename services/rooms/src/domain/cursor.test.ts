// A cursor leads to exactly where a page ended, passes the protocol's bounds for cursors, and anything else is refused.
import { ServiceError } from '@lair/contracts';
import { CURSOR_CHARACTERS_MAX } from '@lair/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorOfUsername, idFromCursor, usernameFromCursor } from './cursor.ts';

const username = fc.stringMatching(/^[a-z0-9_.-]{3,32}$/);

test('a username comes back from its cursor', () => {
  fc.assert(
    fc.property(username, (key) => {
      const cursor = cursorOfUsername(key);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(cursor.length).toBeLessThanOrEqual(CURSOR_CHARACTERS_MAX);
      expect(usernameFromCursor(cursor)).toBe(key);
    }),
  );
});

test('an id is its own cursor, in lower case', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(idFromCursor(id.toUpperCase())).toBe(id);
    }),
  );
});

test('the empty cursor is the start', () => {
  expect(idFromCursor('')).toBeUndefined();
  expect(usernameFromCursor('')).toBe('');
});

test('anything else is refused, never taken for a place', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      for (const read of [idFromCursor, usernameFromCursor]) {
        try {
          const place = read(text);
          // What was made up by chance must at least be what it would have been made from.
          expect(place === text.toLowerCase() || cursorOfUsername(place ?? '') === text).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ServiceError);
        }
      }
    }),
  );
});
