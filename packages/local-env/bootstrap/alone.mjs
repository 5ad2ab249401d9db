import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repositoryRoot } from './places.mjs';

const pollMs = 200;

/**
 * Does something while no other process of this checkout does it: two terminals may start at the same moment.
 * The lock of a process that died is taken over.
 * @param {string} purpose
 * @param {() => Promise<void>} work
 */
export async function alone(purpose, work) {
  const lock = join(repositoryRoot, '.lair', `${purpose}.lock`);
  mkdirSync(join(repositoryRoot, '.lair'), { recursive: true });
  while (!tryLock(lock)) {
    if (!holderIsAlive(lock)) rmSync(lock, { force: true });
    else await pause(pollMs);
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** @param {string} lock */
function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} lock */
function holderIsAlive(lock) {
  try {
    // Empty in the instant between its creation and its content: somebody is just taking it.
    const holder = readFileSync(lock, 'utf8');
    if (holder !== '') process.kill(Number(holder), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
