import { type CommandName, type CommandResults, requestLine } from '@lair/wire';
import { TimeoutError } from './errors.ts';

/**
 * One request on its way: waiting, sent, or waiting to be sent again. It is settled once: by the answer, an error or
 * its deadline. The callbacks run in the turn in which the answer was read, before any line after it: what follows
 * from an answer (a login, a cursor) must be in force for the events behind it.
 */
export class PendingRequest {
  readonly id: number;
  readonly command: CommandName;
  /** Ready to be written, with its `\n`. */
  readonly line: string;
  /** How often it was written to a connection. */
  sends = 0;
  /** How often it was tried again because the server refused it for a moment. */
  retries = 0;
  /** Runs while it waits to be tried again. */
  retryTimer: NodeJS.Timeout | undefined;
  #settled = false;
  readonly #deadline: NodeJS.Timeout;
  readonly #onResult: (result: never) => void;
  readonly #onError: (error: Error) => void;

  /** @param onExpired called before `onError` when the deadline passes, to take it out of wherever it waits */
  constructor(options: {
    readonly id: number;
    readonly command: CommandName;
    readonly params: object;
    readonly timeoutMs: number;
    readonly onExpired: (request: PendingRequest) => void;
    readonly onResult: (result: never) => void;
    readonly onError: (error: Error) => void;
  }) {
    const { id, command, timeoutMs } = options;
    this.id = id;
    this.command = command;
    this.line = requestLine(id, command, options.params);
    this.#onResult = options.onResult;
    this.#onError = options.onError;
    this.#deadline = setTimeout(() => {
      options.onExpired(this);
      this.fail(new TimeoutError(command, timeoutMs));
    }, timeoutMs);
  }

  /** Whether its caller has been answered. The server's answer may still be on its way. */
  get isSettled(): boolean {
    return this.#settled;
  }

  /** Gives the caller the result; ignored when it is settled. */
  succeed(result: CommandResults[CommandName]): void {
    if (this.#settle()) this.#onResult(result as never);
  }

  /** Gives the caller an error; ignored when it is settled. */
  fail(error: Error): void {
    if (this.#settle()) this.#onError(error);
  }

  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.retryTimer);
    return true;
  }
}
