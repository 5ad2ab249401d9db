import { execFile } from 'node:child_process';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import type { WatchedProcess } from './process-cpu.ts';

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

/** @param backends asked for their versions */
export async function describeMachine(backends: readonly WatchedProcess[]): Promise<Machine> {
  const processors = cpus();
  return {
    cpuModel: processors[0]?.model.trim() || 'unknown',
    cores: processors.length,
    memoryGib: Math.round(totalmem() / BYTES_PER_GIB),
    kernel: `${process.platform} ${release()}`,
    node: process.version,
    loadBefore: loadavg()[0] ?? 0,
    backends: await Promise.all(backends.map(versionOf)),
  };
}

/** Asks the very program that runs, wherever it came from. */
async function versionOf({ name, pid }: WatchedProcess): Promise<string> {
  try {
    const { stdout, stderr } = await promisify(execFile)(`/proc/${pid}/exe`, ['--version']);
    return (stdout || stderr).trim().split('\n')[0] ?? name;
  } catch {
    return `${name} of an unknown version`;
  }
}
