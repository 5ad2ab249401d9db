/** Guarantee: clients that lost the same server come back spread out, and never wait longer than the policy says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffDelayMs, shutdownDelayMs } from './backoff.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const policies = fc.record({
  baseDelayMs: fc.integer({ min: 0, max: 60_000 }),
  delayMsMax: fc.integer({ min: 0, max: 600_000 }),
});

test('a wait is a whole number from 0 to the bound, for any number of failures', () => {
  fc.assert(
    fc.property(fc.nat(10_000), policies, random, (failures, policy, fraction) => {
      const delayMs = backoffDelayMs(failures, policy, () => fraction);
      expect(Number.isInteger(delayMs)).toBe(true);
      expect(delayMs).toBeGreaterThanOrEqual(0);
      expect(delayMs).toBeLessThanOrEqual(policy.delayMsMax);
    }),
  );
});

test('the bound doubles until it reaches its maximum', () => {
  const policy = { baseDelayMs: 100, delayMsMax: 1_000 };
  const almostOne = (): number => 0.999_999;
  expect([0, 1, 2, 3, 4, 5].map((failures) => backoffDelayMs(failures, policy, almostOne))).toEqual([
    99, 199, 399, 799, 999, 999,
  ]);
});

test('every part of the range is used, not only its end', () => {
  const policy = { baseDelayMs: 1_000, delayMsMax: 1_000 };
  expect([0, 0.25, 0.5, 0.75].map((fraction) => backoffDelayMs(0, policy, () => fraction))).toEqual([0, 250, 500, 750]);
});

test('a draining server is left within the time that it named', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000, max: 600_000 }), random, (withinMs, fraction) => {
      const delayMs = shutdownDelayMs(withinMs, () => fraction);
      expect(delayMs).toBeGreaterThanOrEqual(0);
      expect(delayMs).toBeLessThanOrEqual(Math.max(0, withinMs));
    }),
  );
});
