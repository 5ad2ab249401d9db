/** Guarantee: at a fixed rate messages are due at fixed times, whatever was late before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('however it is asked, as many are due as the rate says, each at its own time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.array(fc.nat(50_000), { maxLength: 30 }), (rate, steps) => {
      const startUs = 1_000;
      const pace = new Pace(rate, startUs);
      const due: number[] = [];
      let nowUs = startUs;
      for (const step of steps) {
        nowUs += step;
        for (let dueUs = pace.takeDue(nowUs); dueUs !== undefined; dueUs = pace.takeDue(nowUs)) due.push(dueUs);
      }
      expect(due.length).toBe(steps.length === 0 ? 0 : Math.floor(((nowUs - startUs) * rate) / 1e6 + 1e-9) + 1);
      for (const [index, dueUs] of due.entries()) expect(dueUs).toBeCloseTo(startUs + (index * 1e6) / rate, 3);
    }),
  );
});
