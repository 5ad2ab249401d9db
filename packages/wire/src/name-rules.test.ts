// No user or room can have a name that passes for a line of the protocol, for an id, or for another name.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkFileName,
  checkLine,
  checkPassword,
  checkRoomName,
  checkRoomReference,
  checkUsername,
  checkUserReference,
  isClassicRoomName,
  nameKey,
} from './name-rules.ts';
import { isReservedName, RESERVED_NAMES } from './reserved-names.ts';

describe('usernames', () => {
  test.each(['bob', 'Alice_B', 'a.b-c', 'x'.repeat(32), '123'])('%s is taken', (name) => {
    expect(checkUsername(name)).toEqual({ ok: true, value: name });
  });

  test.each([
    'ab',
    'x'.repeat(33),
    'a b',
    'a:b',
    'a,b',
    'ünal',
    '',
    'true',
    'user_list',
    'You',
    'SYSTEM',
    'lobby',
    'abc\n',
  ])('%j is refused', (name) => {
    expect(checkUsername(name).ok).toBe(false);
  });
});

describe('room names', () => {
  test.each(['general', 'Général', 'two words', '👋', 'x'.repeat(64), '👋'.repeat(64)])('%s is taken', (name) => {
    expect(checkRoomName(name)).toEqual({ ok: true, value: name });
  });

  test.each([
    '',
    ' a',
    'a ',
    'a,b',
    'a:b',
    'a;b',
    'a|b',
    'a\tb',
    'a\nb',
    'a\u0085b',
    'a\u00a0b',
    'a\u202eb',
    'a\ud800',
    'x'.repeat(65),
    '0198a8b2-1111-7111-8111-ABCDEFABCDEF',
    'LOBBY',
    'Latest',
    'room_list',
    'reconnected user',
    '__proto__',
  ])('%j is refused', (name) => {
    expect(checkRoomName(name).ok).toBe(false);
  });

  test('are kept in NFC and compared without case', () => {
    expect(checkRoomName('Cafe\u0301')).toEqual({ ok: true, value: 'Café' });
    expect(nameKey('CAFE\u0301')).toBe(nameKey('café'));
  });

  test('over 50 bytes, or with a space, cannot be named by the classic client', () => {
    expect(isClassicRoomName('x'.repeat(50))).toBe(true);
    expect(isClassicRoomName('é'.repeat(26))).toBe(false);
    expect(isClassicRoomName('two words')).toBe(false);
    expect(isClassicRoomName('')).toBe(false);
  });
});

test('nobody is called what a mention of everybody is called, but a room may be', () => {
  expect(checkUsername('Room')).toMatchObject({ ok: false });
  expect(checkRoomName('Room')).toMatchObject({ ok: true });
});

test('every reserved name is refused for rooms, in any case', () => {
  for (const name of RESERVED_NAMES) {
    expect(isReservedName(name.toUpperCase())).toBe(true);
    expect(checkRoomName(name.toLowerCase()).ok).toBe(false);
  }
});

test('the comparing form of a name is stable', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(nameKey(nameKey(name))).toBe(nameKey(name));
      expect(nameKey(name.normalize('NFD'))).toBe(nameKey(name));
    }),
  );
});

test('a reference is an id in lower case or a name, never something a database would choke on', () => {
  const id = '0198a8b2-1111-7111-8111-abcdefabcdef';
  expect(checkRoomReference(id.toUpperCase())).toEqual({ ok: true, value: id });
  expect(checkUserReference(id.toUpperCase())).toEqual({ ok: true, value: id });
  expect(checkRoomReference('Lobby')).toEqual({ ok: true, value: 'Lobby' });
  expect(checkUserReference('alice')).toEqual({ ok: true, value: 'alice' });
  expect(checkRoomReference('a\0b').ok).toBe(false);
  expect(checkUserReference("a' or 1=1").ok).toBe(false);
});

describe('file names', () => {
  test.each([
    'a',
    'report.pdf',
    'Résumé 2026.pdf',
    '.hidden',
    '...',
    'שלום.txt',
    '👩‍👩‍👧.png',
    'é'.repeat(127),
    'x'.repeat(255),
  ])('%s is taken', (name) => {
    expect(checkFileName(name)).toEqual({ ok: true, value: name });
  });

  test.each([
    ['', 'must not be empty'],
    ['.', 'must be the name of a file'],
    ['..', 'must be the name of a file'],
    ['../../etc/passwd', 'must not hold / or \\: give the name without its folder'],
    ['C:\\boot.ini', 'must not hold / or \\: give the name without its folder'],
    ['cod\u202eexe.txt', 'must not contain control or invisible characters'],
    ['a\u0000b', 'must not contain control or invisible characters'],
    ['a\u001b[2Jb', 'must not contain control or invisible characters'],
    ['two\nlines', 'must not contain control or invisible characters'],
    [' a', 'must not begin or end with white space'],
    ['x'.repeat(256), 'must have at most 255 characters'],
    ['é'.repeat(128), 'must have at most 255 bytes'],
    ['a\ud800', 'must be well-formed Unicode text'],
  ])('%j is refused', (name, message) => {
    expect(checkFileName(name)).toEqual({ ok: false, message });
  });

  test('whatever passes is one name in one folder, in NFC, that no terminal acts on', () => {
    const name = fc.string({
      unit: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 1 }),
        fc.constantFrom('.', '/', '\\', '\u0301', 'e', '\u202e'),
      ),
    });
    fc.assert(
      fc.property(name, (text) => {
        const checked = checkFileName(text);
        if (!checked.ok) return;
        expect(checked.value).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}/\\\u202a-\u202e\u2066-\u2069]/u);
        expect(checked.value).toBe(checked.value.normalize('NFC'));
        expect(Buffer.byteLength(checked.value)).toBeLessThanOrEqual(255);
        expect(checkFileName(checked.value)).toEqual(checked);
      }),
    );
  });
});

test.each([
  '\u061c',
  '\u200e',
  '\u200b',
  '\ufff9',
  '\u{e0041}',
  '\u3164',
  '\u115f',
  '\u00ad',
  '\u206a',
  '\u2067',
  '\u009b',
])('a line with U+%# hidden in it is refused, alone and among letters', (hidden) => {
  for (const text of [hidden, `a${hidden}b`]) expect(checkLine(text, 10).ok).toBe(false);
});

test('a line of nothing that can be seen is refused, an empty one only where it must not be', () => {
  for (const text of ['\u200d', '\u200c\ufe0f', '\u2800']) expect(checkLine(text, 10, 0).ok).toBe(false);
  expect(checkLine('', 10, 0)).toEqual({ ok: true, value: '' });
  expect(checkLine('', 10).ok).toBe(false);
});

test('a refusal never repeats the value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 8 }), (text) => {
      for (const checked of [checkUsername(text), checkRoomName(text), checkLine(text, 5), checkPassword(text)]) {
        if (!checked.ok) expect(checked.message).not.toContain(text);
      }
    }),
  );
});

test('passwords are counted in code points and used as they are', () => {
  expect(checkPassword('1234567').ok).toBe(false);
  expect(checkPassword('123456', 6).ok).toBe(true);
  expect(checkPassword('👋'.repeat(128))).toEqual({ ok: true, value: '👋'.repeat(128) });
  expect(checkPassword('x'.repeat(129)).ok).toBe(false);
  expect(checkPassword('').ok).toBe(false);
});
