import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { sanitiseStyledLine } from '../text/sanitise.ts';
import type { Terminal } from './terminal.ts';

/** Lines from one stream, lines to another: for scripts. Nothing is prompted or echoed. */
export class PipedTerminal implements Terminal {
  readonly isInteractive = false;
  readonly #output: Writable;
  readonly #readline: Interface;
  /** Lines that came before anybody wanted them. */
  readonly #lines: string[] = [];
  #taker: ((line: string | undefined) => void) | undefined;
  #onLine: ((line: string) => void) | undefined;
  #onEnd: (() => void) | undefined;
  #ended = false;

  constructor(input: Readable, output: Writable) {
    this.#output = output;
    this.#readline = createInterface({ input, terminal: false });
    this.#readline.on('line', (line) => this.#take(line));
    this.#readline.on('close', () => this.#end());
  }

  print(line: string): void {
    this.#output.write(`${sanitiseStyledLine(line)}\n`);
  }

  setPrompt(): void {}

  ask(): Promise<string | undefined> {
    if (this.#lines.length > 0) return Promise.resolve(this.#lines.shift());
    if (this.#ended) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#taker = resolve;
    });
  }

  askSecret(): Promise<string | undefined> {
    return this.ask();
  }

  listen(onLine: (line: string) => void, onEnd: () => void): void {
    this.#onLine = onLine;
    this.#onEnd = onEnd;
    for (const line of this.#lines.splice(0)) onLine(line);
    if (this.#ended) onEnd();
  }

  close(): void {
    this.#onEnd = undefined;
    this.#readline.close();
  }

  #take(line: string): void {
    const taker = this.#taker;
    this.#taker = undefined;
    if (taker !== undefined) taker(line);
    else if (this.#onLine !== undefined) this.#onLine(line);
    else this.#lines.push(line);
  }

  #end(): void {
    this.#ended = true;
    this.#taker?.(undefined);
    this.#taker = undefined;
    this.#onEnd?.();
  }
}
