/** Guarantee: whatever name somebody gave a file, it is saved into the folder that was meant, under a name that shows what it is. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctFileNames, fileNameFor } from './file-name.ts';

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.constantFrom('.', '/', '\\', '..', ' ', 'nul', '\u0000', '\n', '\u202e', 'é', '👍', '.txt'), {
      maxLength: 90,
    })
    .map((parts) => parts.join('')),
);

test('any name comes out as one visible name inside the folder', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const safe = fileNameFor(name);
      expect(join('/folder', safe)).toBe(`/folder/${safe}`);
      expect(safe).toMatch(/^[^\p{Cc}\p{Cs}/\\<>:"|?*]+$/u);
      expect(safe).not.toMatch(/^\.|[. ]$/);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
    }),
  );
});

test('files of one message never get the same name', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyName, fc.constantFrom('a.png', 'A.png', 'x'.repeat(300))), { maxLength: 10 }),
      (names) => {
        const chosen = distinctFileNames(names);
        expect(new Set(chosen.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of chosen) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      },
    ),
  );
});

test.each([
  ['cat.png', 'cat.png'],
  ['Grüße 日本.txt', 'Grüße 日本.txt'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\win.ini', 'win.ini'],
  ['.bashrc', 'bashrc'],
  ['nul.txt', '_nul.txt'],
  ['cat\u202egnp.exe', 'cat_gnp.exe'],
  ['..', 'file'],
  ['', 'file'],
  [`${'ü'.repeat(200)}.pdf`, `${'ü'.repeat(125)}.pdf`],
])('%j is saved as %j', (name, safe) => {
  expect(fileNameFor(name)).toBe(safe);
});

test('the second of two is numbered before its ending', () => {
  expect(distinctFileNames(['cat.png', 'Cat.png', 'cat.png'])).toEqual(['cat.png', 'Cat (2).png', 'cat (3).png']);
});
