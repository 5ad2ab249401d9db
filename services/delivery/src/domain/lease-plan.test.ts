/** Instances that see the same leases share the partitions out evenly, agree about who takes what, and move nothing that need not move. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PartitionState, planLeases } from './lease-plan.ts';

const instanceIds = ['a', 'b', 'c', 'd', 'e'];
const live = fc.uniqueArray(fc.constantFrom(...instanceIds), { minLength: 1 });
/** Holders may be dead ones whose lease has not run out. */
const states = fc
  .array(fc.option(fc.constantFrom(...instanceIds), { nil: undefined }), { minLength: 1, maxLength: 40 })
  .map((holders): PartitionState[] => holders.map((holder, partition) => ({ partition, holder })));

/** What the leases are after everybody has done what was planned; a dead holder's leases run out. */
const step = (instances: readonly string[], partitions: readonly PartitionState[]): PartitionState[] => {
  const holders = new Map(partitions.map(({ partition, holder }) => [partition, holder]));
  for (const { partition, holder } of partitions)
    if (holder !== undefined && !instances.includes(holder)) holders.set(partition, undefined);
  for (const instance of instances) {
    const { take, release } = planLeases(instance, instances, partitions);
    for (const partition of release) holders.set(partition, undefined);
    for (const partition of take) holders.set(partition, instance);
  }
  return [...holders].map(([partition, holder]) => ({ partition, holder }));
};

const counts = (instances: readonly string[], partitions: readonly PartitionState[]): number[] =>
  instances.map((instance) => partitions.filter(({ holder }) => holder === instance).length);

describe('planLeases', () => {
  test('after three turns every partition is held and shares differ by at most one', () => {
    fc.assert(
      fc.property(live, states, (instances, partitions) => {
        const settled = step(instances, step(instances, step(instances, partitions)));
        expect(settled.every(({ holder }) => holder !== undefined)).toBe(true);
        const shares = counts(instances, settled);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('no two instances take the same partition, and only free ones are taken', () => {
    fc.assert(
      fc.property(live, states, (instances, partitions) => {
        const taken = instances.flatMap((instance) => planLeases(instance, instances, partitions).take);
        expect(new Set(taken).size).toBe(taken.length);
        for (const partition of taken) expect(partitions[partition]?.holder).toBeUndefined();
      }),
    );
  });

  test('an instance releases only its own, and only what exceeds an even share', () => {
    fc.assert(
      fc.property(live, states, (instances, partitions) => {
        for (const instance of instances) {
          const { release } = planLeases(instance, instances, partitions);
          const held = partitions.filter(({ holder }) => holder === instance).length;
          for (const partition of release) expect(partitions[partition]?.holder).toBe(instance);
          expect(held - release.length).toBeGreaterThanOrEqual(
            Math.min(held, Math.floor(partitions.length / instances.length)),
          );
        }
      }),
    );
  });

  test('what is shared out evenly stays as it is', () => {
    fc.assert(
      fc.property(live, states, (instances, partitions) => {
        const settled = step(instances, step(instances, step(instances, partitions)));
        for (const instance of instances)
          expect(planLeases(instance, instances, settled)).toEqual({ take: [], release: [] });
      }),
    );
  });

  test('an instance that nobody lists yet counts itself', () => {
    const partitions = [0, 1].map((partition) => ({ partition, holder: undefined }));
    expect(planLeases('a', [], partitions)).toEqual({ take: [0, 1], release: [] });
  });
});
