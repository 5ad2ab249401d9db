import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A hash over files, their names included; missing files count as empty.
 * @param {string[]} files
 */
export function hashFiles(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0${readIfPresent(file)}\0`);
  return hash.digest('hex');
}

/**
 * Whether work recorded with `writeStamp` was done on the same input.
 * @param {string} stamp
 * @param {string} hash
 */
export function isUpToDate(stamp, hash) {
  return readIfPresent(stamp) === hash;
}

/**
 * @param {string} stamp
 * @param {string} hash
 */
export function writeStamp(stamp, hash) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** @param {string} file */
function readIfPresent(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
