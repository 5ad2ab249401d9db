/** The effects of one connection's requests have the order of the requests, and their number is bounded, whatever mix a client sends. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Effect, RequestOrder } from './request-order.ts';

const effect = fc.constantFrom<Effect>('query', 'send', 'change', 'session');

/** Runs requests as a connection does: in order, each started when it may; a finisher picks which running one ends next. */
const simulate = (effects: readonly Effect[], inFlightMax: number, picks: readonly number[]) => {
  const order = new RequestOrder(inFlightMax);
  const running: { index: number; effect: Effect }[] = [];
  const log: { at: 'start' | 'finish'; index: number; effect: Effect }[] = [];
  let next = 0;
  let pick = 0;
  while (next < effects.length || running.length > 0) {
    const wanted = effects[next];
    if (wanted !== undefined && order.mayStart(wanted)) {
      order.start(wanted);
      running.push({ index: next, effect: wanted });
      log.push({ at: 'start', index: next++, effect: wanted });
      expect(order.inFlight).toBeLessThanOrEqual(inFlightMax);
      continue;
    }
    const [ended] = running.splice((picks[pick++ % Math.max(1, picks.length)] ?? 0) % running.length, 1);
    if (!ended) throw new Error('nothing runs and nothing may start');
    order.finish(ended.effect);
    log.push({ at: 'finish', ...ended });
  }
  return log;
};

test('everything runs in the end, and changes and logins take effect between what came before and what came after', () => {
  fc.assert(
    fc.property(
      fc.array(effect, { maxLength: 40 }),
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.nat()),
      (effects, max, picks) => {
        const log = simulate(effects, max, picks);
        const at = (kind: 'start' | 'finish', index: number) =>
          log.findIndex((entry) => entry.at === kind && entry.index === index);
        effects.forEach((mine, i) => {
          for (let j = i + 1; j < effects.length; j++) {
            const later = effects[j];
            expect(at('start', i)).toBeLessThan(at('start', j));
            if (mine === 'change' || mine === 'session') expect(at('finish', i)).toBeLessThan(at('start', j));
            if (mine === 'send' && later === 'change') expect(at('finish', i)).toBeLessThan(at('start', j));
            if (later === 'session') expect(at('finish', i)).toBeLessThan(at('start', j));
          }
        });
      },
    ),
    { numRuns: 200 },
  );
});

test('sends and queries overlap up to the bound', () => {
  const order = new RequestOrder(3);
  for (const mine of ['send', 'query', 'send'] as const) {
    expect(order.mayStart(mine)).toBe(true);
    order.start(mine);
  }
  expect(order.closed).toBe(true);
  order.finish('query');
  expect(order.mayStart('send')).toBe(true);
  expect(order.mayStart('change')).toBe(false);
});
