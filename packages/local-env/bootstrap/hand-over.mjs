import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';

/** util-linux's, where Debian has it; other systems do without. */
const setpriv = '/usr/bin/setpriv';

/**
 * Runs the script in the chosen Node.js, passes signals on and ends as it ends. As near to exec as Node.js 20 can.
 *
 * The script stays in this process's group, so that it keeps the terminal. Hence a Ctrl-C in the terminal reaches it
 * from there; passing that on would deliver it twice. And should this process be killed, the kernel ends the script.
 * @param {import('./node-runtime.mjs').Runtime} runtime
 * @param {string} script
 * @param {string[]} args
 */
export function handOver({ node, env }, script, args) {
  const tie = existsSync(setpriv) ? [setpriv, '--pdeathsig', 'TERM'] : [];
  const [program, ...rest] = [...tie, node, script, ...args];
  const child = spawn(program, rest, { env, stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2']) process.on(signal, () => child.kill(signal));
  // npm passes Ctrl-C on to us although the terminal has done so; one press must reach the script once.
  let passedOn = Number.NEGATIVE_INFINITY;
  process.on('SIGINT', () => {
    if (isInForeground() || performance.now() - passedOn < samePressMs) return;
    passedOn = performance.now();
    child.kill('SIGINT');
  });
  child.once('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const samePressMs = 100;

/** Whether this process group has a terminal, which then sends Ctrl-C to every process in it. */
function isInForeground() {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    // Counted from behind the command's name, which may hold spaces: state, parent, group, session, terminal, its group.
    const [, , group, , , terminalGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return group === terminalGroup;
  } catch {
    return process.stdin.isTTY === true;
  }
}
