import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lairDirectory, repositoryRoot } from '../paths.ts';
import { tiedCommand } from '../processes/tied-command.ts';
import { countsFileVariable, type TestCounts } from './count-reporter.ts';
import type { TestPart } from './test-parts.ts';

export interface PartResult {
  readonly part: TestPart;
  readonly succeeded: boolean;
  readonly elapsedMs: number;
  /** Undefined when vitest ended without a report. */
  readonly counts?: TestCounts;
}

const vitest = join(repositoryRoot, 'node_modules/vitest/vitest.mjs');
const countReporter = fileURLToPath(new URL('count-reporter.ts', import.meta.url));

/** Runs one project of vitest in a process of its own, its report on this process's output; `stopping` ends it early. */
export async function runPart(
  part: TestPart,
  vitestArguments: readonly string[],
  env: Readonly<Record<string, string>>,
  stopping: AbortSignal,
): Promise<PartResult> {
  const startedAt = performance.now();
  const countsFile = join(lairDirectory, `test-counts-${process.pid}-${part}.json`);
  const filtered = vitestArguments.length > 0;
  const [program, ...args] = tiedCommand(
    [
      ...[process.execPath, vitest, 'run', '--project', part],
      ...['--reporter', 'default', '--reporter', countReporter],
      // A filter that fits no file of this part is no mistake: it is looked for in every part.
      ...(filtered ? ['--passWithNoTests'] : []),
      ...vitestArguments,
    ],
    'TERM',
  ) as [string, ...string[]];
  const child = spawn(program, args, {
    cwd: repositoryRoot,
    stdio: 'inherit',
    env: { ...process.env, ...env, [countsFileVariable]: countsFile },
  });
  const stop = (): void => void child.kill('SIGTERM');
  stopping.addEventListener('abort', stop);
  const [code] = (await once(child, 'exit')) as [number | null];
  stopping.removeEventListener('abort', stop);
  const counts = existsSync(countsFile) ? (JSON.parse(readFileSync(countsFile, 'utf8')) as TestCounts) : undefined;
  await rm(countsFile, { force: true });
  return { part, succeeded: code === 0, elapsedMs: performance.now() - startedAt, ...(counts ? { counts } : {}) };
}
