/** Nobody spends more than the burst at once, nor more than the rate in the long run; who waits as long as told may spend. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateBudget } from './rate-budget.ts';

test('never spends more than the burst and what has flowed in since', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: 10, max: 1_000 }),
      fc.array(fc.record({ cost: fc.integer({ min: 1, max: 10 }), afterMs: fc.integer({ min: 0, max: 500 }) })),
      (perSecond, burst, requests) => {
        const budget = new RateBudget(perSecond, burst, 0);
        let now = 0;
        let spent = 0;
        for (const { cost, afterMs } of requests) {
          now += afterMs;
          if (budget.spend(cost, now) === 0) spent += cost;
          expect(spent).toBeLessThanOrEqual(burst + (now * perSecond) / 1_000 + 1e-6);
        }
      },
    ),
  );
});

test('who is refused may spend after the time that was named, and not much sooner', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 10 }), (perSecond, cost) => {
      const budget = new RateBudget(perSecond, 10, 0);
      while (budget.spend(cost, 0) === 0);
      const waitMs = budget.spend(cost, 0);
      expect(waitMs).toBeGreaterThan(0);
      if (waitMs > 1) expect(budget.spend(cost, waitMs - 2)).toBeGreaterThan(0);
      expect(budget.spend(cost, waitMs)).toBe(0);
    }),
  );
});

test('a cost above the burst is taken from a full bucket and then owed', () => {
  const budget = new RateBudget(10, 10, 0);
  expect(budget.spend(20, 0)).toBe(0);
  expect(budget.spend(1, 0)).toBe(1_100);
});

test('a rate of 0 bounds nothing', () => {
  const budget = new RateBudget(0, 10, 0);
  for (let i = 0; i < 1_000; i++) expect(budget.spend(10, 0)).toBe(0);
});
