import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, rmSync } from 'node:fs';

const tailBytesMax = 64 * 1024;
const lineColumnsMax = 600;
const rotationsKept = 3;

/** The last lines of a file, each cut to a sane width; empty when there is no file. */
export function readLastLines(path: string, count: number): string[] {
  if (!existsSync(path)) return [];
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const buffer = Buffer.alloc(Math.min(size, tailBytesMax));
    readSync(file, buffer, 0, buffer.length, size - buffer.length);
    const lines = buffer
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
    return lines.slice(-count).map((line) => line.slice(0, lineColumnsMax));
  } finally {
    closeSync(file);
  }
}

/** Moves `auth.log` to `auth.log.1` and so on, so that a new run starts with an empty file and the last few remain. */
export function rotateLog(path: string): void {
  if (!existsSync(path)) return;
  rmSync(`${path}.${rotationsKept}`, { force: true });
  for (let age = rotationsKept - 1; age >= 1; age--) {
    if (existsSync(`${path}.${age}`)) renameSync(`${path}.${age}`, `${path}.${age + 1}`);
  }
  renameSync(path, `${path}.1`);
}
