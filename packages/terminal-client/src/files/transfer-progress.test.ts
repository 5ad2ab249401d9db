/** Guarantee: who waits for a file is told how far it is, and nobody is told about what is quick. */
import { expect, test } from 'vitest';
import { transferProgress } from './transfer-progress.ts';

test('a line comes at most every two seconds, and none at the end', () => {
  let clockMs = 0;
  const lines: string[] = [];
  const report = transferProgress(
    'cat.png',
    (line) => lines.push(line),
    () => clockMs,
  );
  for (const done of [0, 25, 50, 75, 100]) {
    report({ done: done * 1_024, size: 100 * 1_024 });
    clockMs += 1_500;
  }
  expect(lines).toEqual(['cat.png: 50% of 100 KiB']);
});
