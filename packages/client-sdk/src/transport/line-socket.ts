import type { Socket } from 'node:net';
import { LineSplitter } from '@lair/wire';
import { ConnectionLostError, ProtocolError } from '../errors.ts';
import type { TransportHandlers } from './transport.ts';

/** Time that a closing connection has to send what is queued, in milliseconds. */
const CLOSE_TIMEOUT_MS = 2_000;

/** Cuts what a socket receives into lines, and joins the lines of one turn of the event loop into one write. */
export class LineSocket {
  readonly #socket: Socket;
  readonly #splitter: LineSplitter;
  readonly #handlers: TransportHandlers;
  #queue: string[] = [];
  #flushing: NodeJS.Immediate | undefined;
  #closed = false;
  #reason: Error | undefined;

  /** Takes over a connected socket: its events, and closing it. */
  constructor(socket: Socket, lineBytesMax: number, handlers: TransportHandlers) {
    this.#socket = socket;
    this.#splitter = new LineSplitter(lineBytesMax);
    this.#handlers = handlers;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => {
      this.#reason ??= error;
    });
    socket.on('close', () => this.#onClose());
  }

  /** See `Transport.send`. */
  send(line: string): void {
    if (this.#closed) return;
    this.#queue.push(line);
    // An immediate runs after the callbacks of this turn, so that everything they send goes out together; when the
    // loop is idle it runs at once.
    this.#flushing ??= setImmediate(() => this.#flush());
  }

  /** See `Transport.close`. */
  close(): Promise<void> {
    if (this.#socket.destroyed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#socket.destroy(), CLOSE_TIMEOUT_MS);
      this.#socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#flush();
      this.#closed = true;
      // Destroying before the server has ended its side could discard what it has not read yet, an ACK for instance.
      this.#socket.end();
    });
  }

  /** See `Transport.destroy`. */
  destroy(reason: Error): void {
    this.#reason ??= reason;
    this.#closed = true;
    this.#socket.destroy();
  }

  #flush(): void {
    clearImmediate(this.#flushing);
    this.#flushing = undefined;
    if (this.#queue.length === 0 || this.#closed) return;
    const text = this.#queue.length === 1 ? (this.#queue[0] as string) : this.#queue.join('');
    this.#queue = [];
    this.#socket.write(text);
  }

  #take(chunk: Buffer): void {
    if (this.#closed) return;
    const { lines, tooLong } = this.#splitter.push(chunk);
    for (const line of lines) {
      if (this.#closed) return;
      this.#handlers.onLine(line);
    }
    if (tooLong && !this.#closed) {
      this.destroy(new ProtocolError(`The server sent a line of more than ${this.#splitter.lineBytesMax} bytes.`));
    }
  }

  #onClose(): void {
    clearImmediate(this.#flushing);
    this.#flushing = undefined;
    this.#closed = true;
    this.#queue = [];
    this.#handlers.onClosed(this.#reason ?? new ConnectionLostError('The server closed the connection.'));
  }
}
