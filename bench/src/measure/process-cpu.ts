import { readdir, readFile } from 'node:fs/promises';

/** Clock ticks a second in /proc: 100 on every Linux that Node.js runs on (USER_HZ). */
const TICKS_PER_SECOND = 100;

/** A process of the system, with or without its children. */
export interface WatchedProcess {
  readonly name: string;
  readonly pid: number;
}

/** What /proc/<pid>/stat says, as far as it matters here. */
export interface ProcessStat {
  readonly parentPid: number;
  /** Of the process itself, in seconds. */
  readonly cpuSeconds: number;
  /** Of its children that have ended and were waited for, in seconds. */
  readonly endedChildrenCpuSeconds: number;
}

/** Reads the text of /proc/<pid>/stat. The second field is a name in parentheses that may hold anything. */
export function parseProcessStat(text: string): ProcessStat | undefined {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // Field 3 of proc(5) comes first here.
  const number = (field: number): number => Number(fields[field - 3]);
  const stat = {
    parentPid: number(4),
    cpuSeconds: (number(14) + number(15)) / TICKS_PER_SECOND,
    endedChildrenCpuSeconds: (number(16) + number(17)) / TICKS_PER_SECOND,
  };
  return Object.values(stat).every(Number.isFinite) ? stat : undefined;
}

/**
 * CPU of each process with all its descendants (the workers of Postgres), since they were started, in seconds.
 * @returns by name; processes of one name are added up
 */
export async function cpuSecondsOf(processes: readonly WatchedProcess[]): Promise<Map<string, number>> {
  const stats = await readAllStats();
  const children = Map.groupBy(stats.keys(), (pid) => stats.get(pid)?.parentPid ?? 0);
  const treeSeconds = (pid: number): number => {
    const stat = stats.get(pid);
    if (stat === undefined) return 0;
    const living = (children.get(pid) ?? []).reduce((sum, child) => sum + treeSeconds(child), 0);
    return stat.cpuSeconds + stat.endedChildrenCpuSeconds + living;
  };
  const seconds = new Map<string, number>();
  for (const { name, pid } of processes) seconds.set(name, (seconds.get(name) ?? 0) + treeSeconds(pid));
  return seconds;
}

async function readAllStats(): Promise<Map<number, ProcessStat>> {
  const stats = new Map<number, ProcessStat>();
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    // It may have ended since it was listed.
    const text = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => undefined);
    const stat = text === undefined ? undefined : parseProcessStat(text);
    if (stat !== undefined) stats.set(Number(entry), stat);
  }
  return stats;
}
