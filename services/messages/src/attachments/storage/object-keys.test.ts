/** Protects: the sweep knows how old an object is, and leaves alone what it did not name. */
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { blobsFolder, chunkKey, namedAtMs, newBlobKey } from './object-keys.ts';

test('a name tells when it was made', () => {
  const msecs = Date.parse('2026-11-22T09:30:00.123Z');
  expect(namedAtMs(uuidv7({ msecs }))).toBe(msecs);
  const before = Date.now();
  const made = namedAtMs(newBlobKey().slice(blobsFolder.length + 1)) ?? 0;
  expect(made).toBeGreaterThanOrEqual(before);
  expect(made).toBeLessThanOrEqual(Date.now());
});

test.each(['', 'readme.txt', '6f9619ff-8b86-4011-b42d-00c04fc964ff', '0-5'])('"%s" is not a name of ours', (name) => {
  expect(namedAtMs(name)).toBeUndefined();
});

test('chunks that begin at the same byte and end at others are different objects', () => {
  expect(chunkKey('u', 0, 5)).toBe('uploads/u/0-5');
  expect(chunkKey('u', 0, 6)).not.toBe(chunkKey('u', 0, 5));
});
