// Whoever asks gets the answer to their own question, however questions were put together, and one failure is over with its batch.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather } from './gather.ts';

test('every key gets its own answer, in batches no larger than allowed, one at a time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(), { maxLength: 50 }),
      fc.integer({ min: 1, max: 7 }),
      fc.scheduler(),
      async (keys, batchMax, scheduler) => {
        let underWay = 0;
        const ask = gather(async (batch: readonly number[]) => {
          expect(++underWay).toBe(1);
          expect(batch.length).toBeLessThanOrEqual(batchMax);
          await scheduler.schedule(Promise.resolve());
          underWay--;
          return batch.map((key) => key * 2);
        }, batchMax);
        const answers = Promise.all(keys.map(ask));
        await scheduler.waitFor(answers);
        expect(await answers).toEqual(keys.map((key) => key * 2));
      },
    ),
  );
});

test('the first does not wait, and those who come meanwhile go together', async () => {
  const batches: (readonly string[])[] = [];
  const ask = gather(async (keys: readonly string[]) => {
    batches.push(keys);
    return keys;
  }, 10);
  await Promise.all(['a', 'b', 'c'].map(ask));
  expect(batches).toEqual([['a'], ['b', 'c']]);
});

test('a failure reaches everybody in its batch and nobody after', async () => {
  let fails = true;
  const ask = gather(async (keys: readonly string[]) => {
    if (fails) throw new Error('away');
    return keys;
  }, 10);
  const outcomes = await Promise.allSettled(['a', 'b'].map(ask));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await ask('c')).toBe('c');
});
