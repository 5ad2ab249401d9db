// A room stays in its partition for ever, on every service: the assignment must not change between releases.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partitionOf } from './partition.ts';

test('known rooms keep their partition', () => {
  // FNV-1a 32 of "a" is e40c292c and of "foobar" is bf9cf968 (test vectors of the algorithm's authors).
  expect(partitionOf('a', 0x1_0000_0000)).toBe(0xe40c292c);
  expect(partitionOf('foobar', 0x1_0000_0000)).toBe(0xbf9cf968);
});

test('a partition lies within the bounds', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1, max: 1024 }), (roomId, partitions) => {
      const partition = partitionOf(roomId, partitions);
      expect(partition).toBeGreaterThanOrEqual(0);
      expect(partition).toBeLessThan(partitions);
    }),
  );
});

test('rooms spread over all partitions', () => {
  const partitions = 8;
  const counts = new Array<number>(partitions).fill(0);
  const ids = fc.sample(fc.uuid(), { numRuns: 4000, seed: 1 });
  for (const id of ids) counts[partitionOf(id, partitions)] = (counts[partitionOf(id, partitions)] ?? 0) + 1;
  for (const count of counts) expect(count).toBeGreaterThan(ids.length / partitions / 2);
});
