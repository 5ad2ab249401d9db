/** In a dialect that has text only, a message's files are named beside what it says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sizeText, textOf } from './classic-message-text.ts';

const file = (name: string, size: number) => ({ id: '', name, type: 'text/plain', size, sha256: '' });

test('files come first, each with its size', () => {
  expect(textOf({ type: 'text', content: 'hi', attachments: [] })).toBe('hi');
  expect(textOf({ type: 'file', content: 'look', attachments: [file('a.txt', 12)] })).toBe('[file a.txt, 12 B] look');
  expect(textOf({ type: 'image', content: '', attachments: [file('a b.png', 1_400), file('c.png', 5_000_000)] })).toBe(
    '[file a b.png, 1.4 kB] [file c.png, 5 MB]',
  );
  expect(textOf({ type: 'encrypted', content: 'AAAA', attachments: [] })).toBe('[encrypted]');
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [9_940, '9.9 kB'],
  [10_400, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [3e9, '3 GB'],
  [5e15, '5000 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test('a size is short and near the truth', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10 ** 14 }), (bytes) => {
      const [number = '', unit = ''] = sizeText(bytes).split(' ');
      expect(number).toMatch(/^\d{1,3}$|^\d\.\d$/);
      const shown = Number(number) * 1_000 ** ['B', 'kB', 'MB', 'GB', 'TB'].indexOf(unit);
      expect(Math.abs(shown - bytes)).toBeLessThanOrEqual(Math.max(0.5, bytes * 0.055));
    }),
  );
});
