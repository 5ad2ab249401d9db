/** Starts a tied child, says its process id, and waits to be killed. */
import { spawn } from 'node:child_process';
import { tiedCommand } from '../src/processes/tied-command.ts';

const [program, ...args] = tiedCommand([process.execPath, '-e', 'setInterval(() => {}, 1000)'], 'KILL') as [
  string,
  ...string[],
];
const child = spawn(program, args, { stdio: 'inherit', detached: true });
console.log(child.pid);
setInterval(() => {}, 1_000);
