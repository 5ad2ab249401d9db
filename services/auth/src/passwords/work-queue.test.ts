// A flood of logins takes a bounded share of the machine, in the order it came, and whoever cannot be served soon is told so at once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createWorkQueue, WorkQueueFullError } from './work-queue.ts';

test('never runs more at once than allowed, starts in order, and refuses exactly what does not fit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 0, max: 20 }),
      async (concurrency, waitingMax, asked) => {
        const queue = createWorkQueue({ concurrency, waitingMax });
        const started: number[] = [];
        const finish: (() => void)[] = [];
        let running = 0;
        let runningMax = 0;
        const outcomes = Array.from({ length: asked }, (_, index) =>
          queue
            .run(async () => {
              started.push(index);
              runningMax = Math.max(runningMax, ++running);
              await new Promise<void>((resolve) => finish.push(resolve));
              running--;
              return index;
            })
            .catch((error: unknown) => error),
        );
        const accepted = Math.min(asked, concurrency + waitingMax);
        for (let finished = 0; finished < accepted; finished++) {
          while (finish.length === finished) await Promise.resolve();
          finish[finished]?.();
        }
        const results = await Promise.all(outcomes);
        expect(results.slice(0, accepted)).toEqual(Array.from({ length: accepted }, (_, index) => index));
        for (const refused of results.slice(accepted)) expect(refused).toBeInstanceOf(WorkQueueFullError);
        expect(started).toEqual(results.slice(0, accepted));
        expect(runningMax).toBe(Math.min(asked, concurrency));
      },
    ),
  );
});

test('work that fails gives its turn to the next', async () => {
  const queue = createWorkQueue({ concurrency: 1, waitingMax: 1 });
  const failed = queue.run(() => Promise.reject(new Error('broken')));
  const next = queue.run(async () => 'served');
  await expect(failed).rejects.toThrow('broken');
  await expect(next).resolves.toBe('served');
});

test('a refusal estimates the wait from how long work took', async () => {
  let nowMs = 0;
  const queue = createWorkQueue({ concurrency: 2, waitingMax: 0 }, () => nowMs);
  for (let i = 0; i < 100; i++) {
    await queue.run(async () => {
      nowMs += 400;
    });
  }
  const endless = () => new Promise<never>(() => undefined);
  queue.run(endless).catch(() => undefined);
  queue.run(endless).catch(() => undefined);
  const refusal = await queue.run(endless).catch((error: unknown) => error);
  expect((refusal as WorkQueueFullError).waitMs).toBeCloseTo(200, -1);
});
