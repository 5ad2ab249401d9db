import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { readLastLines } from './log-file.ts';

export interface ChildOptions {
  /** What messages call it. */
  readonly name: string;
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Receives standard output and standard error; appended to. */
  readonly logFile: string;
}

/** How a child ended: an exit code or the signal that killed it. */
export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of ours that runs in the background until stopped. */
export class Child {
  readonly name: string;
  readonly logFile: string;
  /** Resolves when the process is gone; never rejects. */
  readonly exited: Promise<ChildExit>;
  readonly #process: ChildProcess;
  #exit: ChildExit | undefined;

  constructor(options: ChildOptions) {
    this.name = options.name;
    this.logFile = options.logFile;
    this.#process = spawnLogged(options);
    this.exited = new Promise((resolve) => {
      const settle = (exit: ChildExit): void => {
        this.#exit ??= exit;
        resolve(this.#exit);
      };
      this.#process.once('exit', (code, signal) => settle({ code, signal }));
      // The program could not be started at all: there is no exit to wait for.
      this.#process.once('error', () => settle({ code: 127, signal: null }));
    });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Undefined while it runs. */
  get exit(): ChildExit | undefined {
    return this.#exit;
  }

  /** The end of its log. */
  lastLines(count: number): string[] {
    return readLastLines(this.logFile, count);
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Asks it to stop, kills it when it has not within the grace period, and waits until it is gone. */
  async stop(signal: NodeJS.Signals, graceMs: number): Promise<ChildExit> {
    this.signal(signal);
    const killer = setTimeout(() => this.signal('SIGKILL'), graceMs);
    try {
      return await this.exited;
    } finally {
      clearTimeout(killer);
    }
  }

  /** Why it ended, with the end of its log, for a person to read. */
  describeExit(): string {
    const how = this.#exit?.signal ? `was killed by ${this.#exit.signal}` : `exited with code ${this.#exit?.code}`;
    const lines = this.lastLines(describedLines);
    const tail =
      lines.length > 0 ? `; the end of ${this.logFile}:\n${lines.map((line) => `    ${line}`).join('\n')}` : '';
    return `${this.name} ${how}${tail}`;
  }
}

const describedLines = 25;

/**
 * A process group of its own keeps the terminal's Ctrl-C away from the child: its owner decides when and in which
 * order things stop. The log is handed over as a file, so the child can write even after its owner is gone.
 */
function spawnLogged({ command, env, cwd, logFile }: ChildOptions): ChildProcess {
  const [program, ...args] = command;
  if (program === undefined) throw new TypeError('an empty command');
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  try {
    return spawn(program, args, { env, ...(cwd ? { cwd } : {}), detached: true, stdio: ['ignore', log, log] });
  } finally {
    closeSync(log);
  }
}
