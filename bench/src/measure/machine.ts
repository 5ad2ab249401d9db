import { execFile } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { promisify } from 'node:util';

const BYTES_PER_GIB = 2 ** 30;

/** What a measurement ran on. */
export interface Machine {
  readonly cpuModel: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly kernel: string;
  readonly node: string;
  /** Processes that wanted to run in the minute before, on average: others' work, which spoils the figures. */
  readonly loadBefore: number;
  /** What the backends say when asked for their versions. */
  readonly backends: readonly string[];
}

/** @param backends what the backends say when asked for their versions */
export function describeMachine(backends: readonly string[]): Machine {
  const processors = cpus();
  return {
    cpuModel: processors[0]?.model.trim() || 'unknown',
    cores: processors.length,
    memoryGib: Math.round(totalmem() / BYTES_PER_GIB),
    kernel: `${process.platform} ${release()}`,
    node: process.version,
    loadBefore: loadavg()[0] ?? 0,
    backends,
  };
}

/** The first line of what a program says to --version. */
export async function versionOf(program: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, ['--version'], { env: { ...process.env, ...env } });
  return (stdout || stderr).trim().split('\n')[0] ?? program;
}
