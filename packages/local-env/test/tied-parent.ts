/** Starts a tied child and waits to be killed. The child says its process id itself: by then it is tied. */
import { spawn } from 'node:child_process';
import { tiedCommand } from '../src/processes/tied-command.ts';

const child = 'console.log(process.pid); setInterval(() => {}, 1000)';
const [program, ...args] = tiedCommand([process.execPath, '-e', child], 'KILL') as [string, ...string[]];
spawn(program, args, { stdio: 'inherit', detached: true });
setInterval(() => {}, 1_000);
