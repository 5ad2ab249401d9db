import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromWorker, Order, Replies } from './worker-protocol.ts';

const program = fileURLToPath(new URL('./load-worker.ts', import.meta.url));

/** A load process, as the benchmark sees it. */
export class LoadProcess {
  /** How many of its users are connected. */
  opened = 0;
  readonly #child: ChildProcess;
  #waiting: { readonly resolve: (reply: never) => void; readonly reject: (error: Error) => void } | undefined;
  #failure: Error | undefined;
  #isClosing = false;

  /** @param onProgress called when another user is connected */
  constructor(onProgress: () => void) {
    this.#child = fork(program, { serialization: 'json' });
    this.#child.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'reply':
          this.#waiting?.resolve(message.reply as never);
          break;
        case 'progress':
          this.opened = message.opened;
          onProgress();
          break;
        case 'failed':
          this.#fail(new Error(`a load process failed: ${message.message}`));
      }
    });
    this.#child.on('exit', () => {
      if (!this.#isClosing) this.#fail(new Error('a load process ended by itself'));
    });
  }

  /** Gives an order and waits for its answer. One at a time. @throws Error when the process failed, now or before */
  order<K extends Order['kind']>(order: Extract<Order, { kind: K }>): Promise<Replies[K]> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise<Replies[K]>((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#child.send(order);
    });
  }

  /** Ends the process. */
  close(): void {
    this.#isClosing = true;
    this.#child.kill();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#waiting?.reject(error);
  }
}
