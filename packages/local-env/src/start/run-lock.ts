import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lairDirectory } from '../paths.ts';

/** Held by the `npm start` that runs in this checkout, so that there is one at a time. */
interface LockHolder {
  readonly pid: number;
  /** Tells the holder from a later process with the same id. */
  readonly startedAt: string;
}

const lockFile = join(lairDirectory, 'start.lock');

/** The process that holds the lock and is alive, if any. */
export function findLockHolder(): LockHolder | undefined {
  if (!existsSync(lockFile)) return undefined;
  const holder = readHolder();
  return holder && processStart(holder.pid) === holder.startedAt ? holder : undefined;
}

/** Takes the lock and returns its release; undefined when somebody alive has it. A dead holder's lock is taken over. */
export function takeLock(): (() => void) | undefined {
  if (findLockHolder()) return undefined;
  mkdirSync(lairDirectory, { recursive: true });
  const holder: LockHolder = { pid: process.pid, startedAt: processStart(process.pid) ?? '' };
  const own = `${lockFile}.${process.pid}`;
  writeFileSync(own, JSON.stringify(holder));
  renameSync(own, lockFile);
  // Of two that took it in the same instant, the last rename stands.
  if (readHolder()?.pid !== process.pid) return undefined;
  return () => {
    if (readHolder()?.pid === process.pid) rmSync(lockFile, { force: true });
  };
}

function readHolder(): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
}

/** When a process started, in the kernel's clock ticks since boot; `alive` where there is no /proc; undefined when it is gone. */
function processStart(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The fields are counted from behind the command's name, which may itself hold spaces and brackets.
    const startTimeField = 19;
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[startTimeField];
  } catch {
    return 'alive';
  }
}
