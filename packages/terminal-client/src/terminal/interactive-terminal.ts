import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { sanitiseStyledLine } from '../text/sanitise.ts';
import type { Terminal } from './terminal.ts';

/** readline keeps these; they are not in its types. */
interface ReadlineState {
  /** Rows between the prompt and the cursor when it last drew. */
  prevRows?: number;
}

/** A terminal with somebody at it. */
export class InteractiveTerminal implements Terminal {
  readonly isInteractive = true;
  readonly #screen: MutableScreen;
  readonly #readline: Interface & ReadlineState;
  #prompt = '';
  #closed = false;
  /** Shown only while lines are listened to: questions have prompts of their own. */
  #isListening = false;

  constructor(input: ReadStream, output: WriteStream) {
    this.#screen = new MutableScreen(output);
    this.#readline = createInterface({ input, output: this.#screen, terminal: true, historySize: 200 });
    // A secret must not come back with the arrow keys.
    this.#readline.on('history', (history: string[]) => {
      if (this.#screen.isMuted) history.shift();
    });
  }

  print(line: string): void {
    const shown = `${sanitiseStyledLine(line)}\n`;
    if (this.#closed || !this.#isListening) {
      this.#screen.write(shown);
      return;
    }
    // Go to where the prompt begins, which may be some rows up, write over it, and let readline draw it again below.
    moveCursor(this.#screen, 0, -this.#readline.getCursorPos().rows);
    cursorTo(this.#screen, 0);
    clearScreenDown(this.#screen);
    this.#screen.write(shown);
    this.#readline.prevRows = 0;
    this.#readline.prompt(true);
  }

  setPrompt(prompt: string): void {
    if (prompt === this.#prompt) return;
    this.#prompt = prompt;
    this.#readline.setPrompt(sanitiseStyledLine(prompt));
    if (this.#isListening && !this.#closed) this.#readline.prompt(true);
  }

  ask(question: string): Promise<string | undefined> {
    if (this.#closed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const onClose = (): void => resolve(undefined);
      this.#readline.once('close', onClose);
      this.#readline.question(question, (answer) => {
        this.#readline.removeListener('close', onClose);
        resolve(answer);
      });
    });
  }

  async askSecret(question: string): Promise<string | undefined> {
    const answered = this.ask(question);
    this.#screen.isMuted = true;
    try {
      return await answered;
    } finally {
      this.#screen.isMuted = false;
      this.#screen.write('\n');
    }
  }

  listen(onLine: (line: string) => void, onEnd: () => void): void {
    this.#isListening = true;
    this.#readline.on('line', (line) => {
      this.#eraseEntered(line);
      onLine(line);
      if (!this.#closed) this.#readline.prompt();
    });
    this.#readline.once('close', onEnd);
    this.#readline.prompt();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#isListening = false;
    this.#readline.close();
  }

  /** Takes away the echo of an entered line, which comes back as a message; a line of several rows is left. */
  #eraseEntered(line: string): void {
    // Two columns for what might be wide, so that a row too many is never erased.
    const columns = [...this.#prompt, ...line].reduce((sum, character) => sum + (character < '\u0300' ? 1 : 2), 0);
    if (columns >= this.#screen.columns) return;
    moveCursor(this.#screen, 0, -1);
    cursorTo(this.#screen, 0);
    clearScreenDown(this.#screen);
  }
}

/** Standard output that can be told to show nothing, while readline goes on drawing. */
class MutableScreen extends Writable {
  isMuted = false;
  readonly #output: WriteStream;

  constructor(output: WriteStream) {
    super();
    this.#output = output;
    output.on('resize', () => this.emit('resize'));
  }

  get columns(): number {
    return this.#output.columns;
  }

  get rows(): number {
    return this.#output.rows;
  }

  /** Passed on at once: what is muted is decided by when it is written, and nothing may wait in between. */
  override write(chunk: string | Buffer): boolean {
    if (!this.isMuted) this.#output.write(chunk);
    return true;
  }
}
