import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from '@lair/local-env';
import { Inbox } from './line-inbox.ts';

/** The terminal client as people start it, with pipes instead of a terminal. */
export class ChatProgram {
  readonly lines = new Inbox<string>();
  readonly exitCode: Promise<number | null>;
  readonly #child: ChildProcessWithoutNullStreams;

  /** @param home where it remembers logins. */
  constructor(port: number, home: string) {
    const main = join(repositoryRoot, 'packages/terminal-client/src/main.ts');
    this.#child = spawn(process.execPath, [main, '--port', String(port)], {
      env: { PATH: process.env['PATH'] ?? '', HOME: home, NODE_NO_WARNINGS: '1' },
    });
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.lines.put(line));
    createInterface({ input: this.#child.stderr }).on('line', (line) => this.lines.put(`stderr: ${line}`));
    this.exitCode = new Promise((resolve) => {
      this.#child.on('close', (code) => {
        this.lines.end('the program ended');
        resolve(code);
      });
    });
  }

  type(...lines: string[]): void {
    for (const line of lines) this.#child.stdin.write(`${line}\n`);
  }

  /** Takes the next line that holds the text. */
  sees(text: string): Promise<string> {
    return this.lines.take((line) => line.includes(text), `a line with "${text}"`);
  }
}
