import { readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lairDirectory } from '../paths.ts';

const prefix = 'test-';

/** A folder for the data and logs of one test run, named after this process. */
export async function makeRunDirectory(): Promise<string> {
  await removeLeftovers();
  const directory = join(lairDirectory, `${prefix}${process.pid}`);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  return directory;
}

/** Folders of runs that were killed before they could clean up. */
async function removeLeftovers(): Promise<void> {
  await mkdir(lairDirectory, { recursive: true });
  const dead = readdirSync(lairDirectory)
    .filter((name) => name.startsWith(prefix))
    .filter((name) => !isAlive(Number(name.slice(prefix.length))));
  await Promise.all(dead.map((name) => rm(join(lairDirectory, name), { recursive: true, force: true })));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, so somebody else's and alive.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
