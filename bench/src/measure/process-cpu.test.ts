/** Guarantee: CPU is read right whatever a process calls itself, and that of its children is counted. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { cpuSecondsOf, parseProcessStat } from './process-cpu.ts';

test('a name with spaces and parentheses does not move the fields', () => {
  const fields = '1 1 1 0 -1 4194560 10 20 30 40 150 50 7 3 20 0 1 0 100 0 0';
  expect(parseProcessStat(`42 (a) b (c)) S ${fields}`)).toEqual({
    parentPid: 1,
    cpuSeconds: 2,
    endedChildrenCpuSeconds: 0.1,
  });
});

test('something else is not taken for a process', () => {
  expect(parseProcessStat('')).toBeUndefined();
});

test.runIf(process.platform === 'linux')('a child that has ended counts for its parent', async () => {
  const self = [{ name: 'self', pid: process.pid }];
  const before = (await cpuSecondsOf(self)).get('self') as number;
  execFileSync(process.execPath, ['-e', 'const end = Date.now() + 300; while (Date.now() < end);']);
  const after = (await cpuSecondsOf(self)).get('self') as number;
  expect(after - before).toBeGreaterThan(0.05);
});
