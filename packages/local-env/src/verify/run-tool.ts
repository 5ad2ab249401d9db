import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';

const outputBytesMax = 64 * 1024 * 1024;

export interface ToolRun {
  readonly succeeded: boolean;
  /** Standard output. */
  readonly stdout: string;
  /** Standard output, then standard error. */
  readonly output: string;
}

/** Runs a program in the repository's root to its end. Programs named without a folder are the repository's own tools or git. */
export async function runTool(
  program: string,
  args: readonly string[],
  cwd: string = repositoryRoot,
): Promise<ToolRun> {
  const path = `${join(repositoryRoot, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, PATH: path, NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, env, maxBuffer: outputBytesMax }, (error, stdout, stderr) => {
      // A number is the exit code of a program that ran; anything else means that it did not.
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ succeeded: error === null, stdout, output: `${stdout}${stderr}`.trim() });
    });
  });
}

/** The files of the repository, tracked or about to be, relative to its root; undefined outside a git checkout. */
export async function listFiles(...patterns: string[]): Promise<string[] | undefined> {
  const run = await runTool('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns]);
  if (!run.succeeded) return undefined;
  const deleted = await runTool('git', ['ls-files', '-z', '--deleted']);
  const gone = new Set(deleted.stdout.split('\0'));
  return [...new Set(run.stdout.split('\0'))].filter((file) => file !== '' && !gone.has(file)).sort();
}
