/** Children are watched, explained and never outlive the process that started them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { awaitReady } from '../src/processes/await-ready.ts';
import { Child } from '../src/processes/child.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lair-child-'));
});
afterAll(() => rm(directory, { recursive: true }));

function nodeChild(name: string, script: string): Child {
  const command = [process.execPath, '-e', script];
  return new Child({ name, command, env: process.env, logFile: join(directory, `${name}.log`) });
}

test('a child that exits before it is ready is reported with the end of its log', async () => {
  const child = nodeChild('crasher', 'console.log("disk on fire"); process.exit(3)');
  await expect(awaitReady({ child, timeoutMs: 10_000, isReady: async () => false })).rejects.toThrow(
    /crasher exited with code 3;[\s\S]*disk on fire/,
  );
});

test('a child that never becomes ready is killed and reported', async () => {
  const child = nodeChild('sleeper', 'setInterval(() => {}, 1000)');
  await expect(awaitReady({ child, timeoutMs: 200, isReady: async () => false })).rejects.toThrow(/was not ready/);
  expect(child.exit?.signal).toBe('SIGKILL');
});

test('a child that ignores the signal to stop is killed after its grace', async () => {
  const child = nodeChild(
    'stubborn',
    'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("up")',
  );
  await awaitReady({ child, timeoutMs: 10_000, isReady: async () => child.lastLines(1)[0] === 'up' });
  expect(await child.stop('SIGTERM', 100)).toEqual({ code: null, signal: 'SIGKILL' });
});

test('a program that does not exist is a child that exited', async () => {
  const child = new Child({
    name: 'nothing',
    command: ['/no/such/program'],
    env: {},
    logFile: join(directory, 'n.log'),
  });
  expect(await child.exited).toEqual({ code: 127, signal: null });
});

test.runIf(process.platform === 'linux')('the kernel ends a tied child when its parent is killed', async () => {
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'tied-parent.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  const pid = Number(line);
  parent.kill('SIGKILL');
  // The child holds the pipe as well: it ends when both are gone.
  await once(parent.stdout, 'close');
  // The kernel closes the files of a process that ends a moment before it says so, and tells only the parent, which is not this one.
  await expect.poll(() => isRunning(pid)).toBe(false);
});

/** A process that ended and that its new parent has not collected yet is a zombie, and does not run. */
function isRunning(pid: number): boolean {
  const stat = statusOf(pid);
  // The state follows the program's name, which is in parentheses and may hold any character.
  return stat !== undefined && !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}

/** What /proc says of a process; undefined: there is none, or it was collected while it was read. */
function statusOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
