/**
 * Protects: what shares a key passes in the order it came, however long each waits; what shares none does not wait.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createInOrder } from './in-order.ts';

test('with nothing in the way it passes at once, and a value is handed on', async () => {
  const inOrder = createInOrder();
  let passed = 0;
  const result = inOrder.run(['a'], 20, (value) => {
    passed = value;
    return value + 1;
  });
  expect(passed).toBe(20);
  expect(await result).toBe(21);
});

test('what shares a key passes in order, whatever is ready first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ keys: fc.subarray(['a', 'b', 'c'], { minLength: 1 }), waits: fc.boolean(), fails: fc.boolean() }),
      ),
      fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      async (items, shuffle) => {
        const inOrder = createInOrder();
        const passed: number[] = [];
        const gates = items.map(() => Promise.withResolvers<void>());
        const runs = items.map(({ keys, waits, fails }, n) => {
          const ready = waits
            ? gates[n]?.promise.then(() => {
                if (fails) throw new Error('not ready');
              })
            : undefined;
          return inOrder.run(keys, ready, () => passed.push(n)).catch(() => undefined);
        });
        const order = items.map((_, n) => n).sort((a, b) => (shuffle[a] ?? 0) - (shuffle[b] ?? 0));
        for (const n of order) {
          gates[n]?.resolve();
          await Promise.resolve();
        }
        await Promise.all(runs);
        expect(passed).toHaveLength(items.filter(({ waits, fails }) => !(waits && fails)).length);
        for (const key of ['a', 'b', 'c']) {
          const ofKey = passed.filter((n) => items[n]?.keys.includes(key));
          expect(ofKey).toEqual([...ofKey].sort((x, y) => x - y));
        }
      },
    ),
  );
});

test('what shares no key does not wait', async () => {
  const inOrder = createInOrder();
  const gate = Promise.withResolvers<void>();
  const passed: string[] = [];
  const slow = inOrder.run(['a'], gate.promise, () => passed.push('a'));
  await inOrder.run(['b'], undefined, () => passed.push('b'));
  expect(passed).toEqual(['b']);
  gate.resolve();
  await slow;
  expect(passed).toEqual(['b', 'a']);
});

test('a pass that throws rejects its own run only', async () => {
  const inOrder = createInOrder();
  const failing = inOrder.run(['a'], Promise.resolve(), () => {
    throw new Error('no');
  });
  const next = inOrder.run(['a'], undefined, () => 'next');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('next');
});
