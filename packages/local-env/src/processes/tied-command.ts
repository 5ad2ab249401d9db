import { findProgram } from '../tools/find-program.ts';

/**
 * The command line that runs a program so that the kernel sends it `signal` when this process dies, however it dies:
 * a supervisor killed with SIGKILL leaves nothing behind. Linux only; elsewhere the program runs untied.
 *
 * The tie is to the thread that spawns, which in Node.js is the main thread; do not spawn from a worker thread.
 * setpriv replaces itself with the program, so the process id and the signals stay the program's own. The tie holds from when the program
 * runs: who dies in the milliseconds between spawning and that leaves it behind.
 */
export function tiedCommand(command: readonly string[], signal: 'TERM' | 'INT' | 'KILL'): readonly string[] {
  const setpriv = process.platform === 'linux' ? findProgram('setpriv') : undefined;
  return setpriv ? [setpriv, '--pdeathsig', signal, ...command] : command;
}
