// Keys change without anybody noticing: at every moment exactly one key signs, and whoever verifies a good token can have its key.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clockSkewMaxMs,
  dueKey,
  findSigningKey,
  type KeyTimes,
  keySchedule,
  publishedKeys,
} from './signing-key-schedule.ts';

const minuteMs = 60_000;
const signMs = fc.integer({ min: 60, max: 60 * 24 * 7 }).map((minutes) => minutes * minuteMs);
const tokenLifeMs = fc.integer({ min: 10, max: 3_600 }).map((seconds) => seconds * 1_000);
/** Pauses between two looks at the keys. */
const pausesMs = fc.array(fc.integer({ min: 1, max: 10 * 24 * 60 * minuteMs }), { minLength: 1, maxLength: 60 });

/** Looks at the keys at each moment, as an instance does, and makes what is due. */
const keysMadeAt = (moments: readonly number[], schedule: ReturnType<typeof keySchedule>): KeyTimes[] => {
  const keys: KeyTimes[] = [];
  for (const momentMs of moments) {
    const due = dueKey(keys, momentMs, schedule);
    if (due) keys.push(due);
  }
  return keys;
};
const momentsOf = (pauses: readonly number[]): number[] => {
  let nowMs = 1_700_000_000_000;
  return pauses.map((pause) => {
    nowMs += pause;
    return nowMs;
  });
};

test('whoever looks at the keys finds exactly one that signs, however long nobody looked', () => {
  fc.assert(
    fc.property(signMs, tokenLifeMs, pausesMs, (sign, life, pauses) => {
      const moments = momentsOf(pauses);
      moments.forEach((nowMs, index) => {
        const keys = keysMadeAt(moments.slice(0, index + 1), keySchedule(sign, life));
        const signing = keys.filter((key) => key.signsFromMs <= nowMs && nowMs < key.signsUntilMs);
        expect(signing).toHaveLength(1);
        expect(findSigningKey(keys, nowMs)).toBe(signing[0]);
      });
    }),
  );
});

test('between two looks within the lead there is no moment without a signing key', () => {
  fc.assert(
    fc.property(
      signMs,
      tokenLifeMs,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 80 }),
      fc.nat(),
      (sign, life, shares, offset) => {
        const schedule = keySchedule(sign, life);
        const moments = momentsOf(shares.map((share) => Math.max(1, Math.floor(share * schedule.leadMs))));
        const keys = keysMadeAt(moments, schedule);
        const [first = 0, last = 0] = [moments[0], moments.at(-1)];
        expect(findSigningKey(keys, first + (offset % (last - first + 1)))).toBeDefined();
        for (const [index, key] of keys.entries()) {
          const previous = keys[index - 1];
          if (previous) expect(key.signsFromMs).toBe(previous.signsUntilMs);
          if (previous) expect(key.signsFromMs - key.createdAtMs).toBeGreaterThan(0);
        }
      },
    ),
  );
});

test('a token is good no longer than its key is published, even if the clock that signed it was late', () => {
  fc.assert(
    fc.property(
      signMs,
      tokenLifeMs,
      pausesMs,
      fc.nat(),
      fc.integer({ min: 0, max: clockSkewMaxMs - 1 }),
      (sign, life, pauses, offset, skewMs) => {
        const moments = momentsOf(pauses);
        const keys = keysMadeAt(moments, keySchedule(sign, life));
        const [first = 0, last = 0] = [moments[0], moments.at(-1)];
        const signedAtMs = first + (offset % (last - first + 1));
        const key = findSigningKey(keys, signedAtMs);
        fc.pre(key !== undefined);
        // True time is up to `skewMs` later than the signer believes.
        for (const atMs of [signedAtMs + skewMs, signedAtMs + skewMs + life - 1]) {
          expect(publishedKeys(keys, atMs)).toContain(key);
        }
      },
    ),
  );
});

test('the first key signs at once and none is made before it is due', () => {
  const schedule = keySchedule(24 * 60 * minuteMs, 5 * minuteMs);
  const first = dueKey([], 1_000, schedule);
  expect(first).toMatchObject({ createdAtMs: 1_000, signsFromMs: 1_000, signsUntilMs: 1_000 + schedule.signMs });
  const keys = first ? [first] : [];
  expect(dueKey(keys, 1_000 + schedule.signMs - schedule.leadMs - 1, schedule)).toBeUndefined();
  expect(dueKey(keys, 1_000 + schedule.signMs - schedule.leadMs, schedule)?.signsFromMs).toBe(1_000 + schedule.signMs);
});
