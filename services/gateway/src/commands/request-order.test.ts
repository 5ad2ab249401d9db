/** The effects of one connection's requests have the order of the requests, and their number is bounded, whatever mix a client sends. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Effect, RequestOrder } from './request-order.ts';

const effects = ['query', 'send', 'amendment', 'upload', 'change', 'session'] as const satisfies Effect[];

/** Which requests must be over before a later one may start, by effect of the earlier and the later. */
const waits: Readonly<Record<Effect, readonly Effect[]>> = {
  query: ['session'],
  // Sends keep their order among themselves by the stream that carries them all.
  send: ['amendment', 'change', 'session'],
  amendment: ['send', 'amendment', 'change', 'session'],
  upload: ['upload', 'session'],
  change: effects,
  session: effects,
};

/** Runs requests as a connection does: in order, each started when it may; a finisher picks which running one ends next. */
const simulate = (requests: readonly Effect[], inFlightMax: number, picks: readonly number[]) => {
  const order = new RequestOrder(inFlightMax);
  const running: { index: number; effect: Effect }[] = [];
  const log: { at: 'start' | 'finish'; index: number; effect: Effect }[] = [];
  let next = 0;
  let pick = 0;
  while (next < requests.length || running.length > 0) {
    const wanted = requests[next];
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

test('everything runs in the end, in the order sent, and nothing before what its effect has to wait for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...effects), { maxLength: 40 }),
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.nat()),
      (requests, max, picks) => {
        const log = simulate(requests, max, picks);
        const at = (kind: 'start' | 'finish', index: number) =>
          log.findIndex((entry) => entry.at === kind && entry.index === index);
        requests.forEach((mine, i) => {
          for (let j = i + 1; j < requests.length; j++) {
            const later = requests[j];
            expect(at('start', i)).toBeLessThan(at('start', j));
            if (later && waits[mine].includes(later)) expect(at('finish', i)).toBeLessThan(at('start', j));
          }
        });
      },
    ),
    { numRuns: 300 },
  );
});

test('what need not wait does not', () => {
  for (const mine of effects) {
    for (const later of effects) {
      const order = new RequestOrder(2);
      order.start(mine);
      expect(order.mayStart(later), `${later} beside ${mine}`).toBe(!waits[mine].includes(later));
    }
  }
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
