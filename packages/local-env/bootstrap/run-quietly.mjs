import { spawn } from 'node:child_process';
import { repositoryRoot } from './places.mjs';

/**
 * Runs a program to its end and keeps its output to itself, unless it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} options
 * @returns {Promise<string>} what it wrote
 * @throws {ProgramFailure} when it cannot be started or exits with anything but 0
 */
export function runQuietly(program, args, { env = process.env, cwd = repositoryRoot } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows npm and npx are scripts that only a shell can start.
      shell: process.platform === 'win32',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', (error) => reject(new ProgramFailure(error.message, error.code === 'ENOENT')));
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new ProgramFailure(output.trim(), false))));
  });
}

export class ProgramFailure extends Error {
  /**
   * @param {string} output
   * @param {boolean} missing whether there is no such program
   */
  constructor(output, missing) {
    super(output);
    this.output = output;
    this.missing = missing;
  }
}
