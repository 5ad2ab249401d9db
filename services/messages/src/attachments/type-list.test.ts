/** Protects: what an operator refuses is refused, and a list that cannot be meant is not taken. */
import { expect, test } from 'vitest';
import { parseTypeList } from './type-list.ts';

test('types and groups of them are in it, in any case', () => {
  const list = parseTypeList('application/x-ELF, video/*');
  expect(['application/x-elf', 'video/mp4', 'VIDEO/webm'].map((type) => list.has(type))).toEqual([true, true, true]);
  expect(['application/zip', 'audio/mp4', 'videos/mp4'].map((type) => list.has(type))).toEqual([false, false, false]);
});

test('an empty list holds nothing', () => {
  expect(parseTypeList('').has('text/plain')).toBe(false);
});

test.each(['video', '*/*', 'a/b/c', 'text/plain; charset=utf-8', '.exe'])('%s is not taken', (text) => {
  expect(() => parseTypeList(text)).toThrow(/must be MIME types/);
});
