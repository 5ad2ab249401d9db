/** Guarantee: a path is read as it was typed or dropped, whatever is in it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takePath, withHome } from './typed-path.ts';

test.each([
  ['cat.png', 'cat.png', ''],
  ['cat.png look: a cat', 'cat.png', 'look: a cat'],
  ['my\\ cat.png look', 'my cat.png', 'look'],
  ["'my cat.png' look", 'my cat.png', 'look'],
  ['"C:\\my files\\cat.png"', 'C:\\my files\\cat.png', ''],
  ['C:\\files\\cat.png', 'C:\\files\\cat.png', ''],
])('%j is a path and a text', (text, path, rest) => {
  expect(takePath(text)).toEqual({ path, rest });
});

test.each(['', '"cat.png', "'", '""'])('%j is no path', (text) => {
  expect(takePath(text)).toBeUndefined();
});

test('any path can be typed in quotes, and the text behind it stays as it is', () => {
  const paths = fc.string({ minLength: 1 }).filter((path) => !path.includes('"'));
  const texts = fc.string().filter((text) => text.trim() === text && text !== '' && !text.includes('"'));
  fc.assert(
    fc.property(paths, texts, (path, text) => {
      expect(takePath(`"${path}" ${text}`)).toEqual({ path, rest: text });
    }),
  );
});

test('a tilde is the home directory only where it stands alone', () => {
  expect(['~', '~/cat.png', '~bob/cat.png', 'a/~/b'].map((path) => withHome(path, '/people/ann'))).toEqual([
    '/people/ann',
    '/people/ann/cat.png',
    '~bob/cat.png',
    'a/~/b',
  ]);
});
