import type { Logger } from '@lair/service-kit';
import { RequestOrder } from '../commands/request-order.ts';
import type { Turn } from '../dialects/dialect.ts';

export interface RequestLoopOptions {
  readonly inFlightMax: number;
  /** Makes a request of a line; undefined: it asked for nothing, or was answered. */
  readonly interpret: (line: Buffer) => Turn | undefined;
  /** Whether anything may start now; when it may again, call `advance`. */
  readonly mayStart: () => boolean;
  /** Nothing more can start now. @param idle every line was taken and more may come: read on; else leave the rest with the kernel. */
  readonly onRest: (idle: boolean) => void;
  readonly logger: Logger;
}

/**
 * Takes a connection's lines one after the other and starts what they ask for when its turn has come. A line is not even looked at before
 * everything ahead of it has been started, so that it meets the session that they have made. Reading stops while requests cannot start: a
 * client that asks too much waits in its own kernel.
 */
export class RequestLoop {
  readonly #options: RequestLoopOptions;
  readonly #order: RequestOrder;
  #lines: Buffer[] = [];
  #waiting: Turn | undefined;
  #advancing = false;
  #stopped = false;
  #whenAnswered: (() => void) | undefined;

  constructor(options: RequestLoopOptions) {
    this.#options = options;
    this.#order = new RequestOrder(options.inFlightMax);
  }

  /** Requests whose answers are not written yet, those that wait for their turn not counted. */
  get inFlight(): number {
    return this.#order.inFlight;
  }

  take(lines: Buffer[]): void {
    if (lines.length > 0) this.#lines = this.#lines.length === 0 ? lines : this.#lines.concat(lines);
    this.advance();
  }

  /** Starts everything that may start now. */
  advance(): void {
    if (this.#advancing || this.#stopped) return;
    this.#advancing = true;
    let taken = 0;
    while (!this.#stopped && !this.#order.closed && this.#options.mayStart()) {
      let turn = this.#waiting;
      if (!turn) {
        const line = this.#lines[taken];
        if (!line) break;
        taken++;
        turn = this.#options.interpret(line);
        if (!turn) continue;
      }
      this.#waiting = this.#order.mayStart(turn.effect) ? undefined : turn;
      if (this.#waiting) break;
      this.#start(turn);
    }
    if (taken > 0) this.#lines = this.#lines.slice(taken);
    this.#advancing = false;
    if (this.#stopped) return;
    const idle = this.#lines.length === 0 && !this.#waiting && !this.#order.closed && this.#options.mayStart();
    this.#options.onRest(idle);
  }

  /** Starts nothing more; resolves when everything that runs has been answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#order.inFlight === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenAnswered = resolve;
    });
  }

  /** Starts nothing more and waits for nothing: the connection closes. */
  abandon(): void {
    this.#stopped = true;
    this.#lines = [];
    this.#waiting = undefined;
    this.#whenAnswered?.();
  }

  #start(turn: Turn): void {
    this.#order.start(turn.effect);
    turn.run().then(
      () => this.#finished(turn),
      (error: unknown) => {
        this.#options.logger.error({ err: error }, 'a request had no end');
        this.#finished(turn);
      },
    );
  }

  #finished(turn: Turn): void {
    this.#order.finish(turn.effect);
    if (this.#order.inFlight === 0) this.#whenAnswered?.();
    this.advance();
  }
}
