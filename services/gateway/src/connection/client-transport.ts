import type { Socket } from 'node:net';
import type { SealedLines } from '@lair/wire';
import type { RoomBatch } from '../fanout/room-batch.ts';
import { SendQueue } from './send-queue.ts';
import type { WriteBatcher } from './write-batcher.ts';

/** How long a client has to take the last bytes before its connection is cut, milliseconds. */
const lingerMs = 2_000;

export interface TransportOptions {
  readonly bytesMax: number;
  readonly bytesHardMax: number;
  readonly onCaughtUp: () => void;
}

/** Writes lines to one client, whatever its session is made of, and closes it in the way that it understands. */
export class ClientTransport {
  readonly #socket: Socket;
  readonly #queue: SendQueue;
  #sealed: SealedLines | undefined;
  #closing = false;

  constructor(socket: Socket, batcher: WriteBatcher, { bytesMax, bytesHardMax, onCaughtUp }: TransportOptions) {
    this.#socket = socket;
    this.#queue = new SendQueue(socket, batcher, {
      bytesMax,
      bytesHardMax,
      onCaughtUp,
      onOverflow: () => this.reset(),
    });
  }

  get lagging(): boolean {
    return this.#queue.lagging;
  }

  get bytesWaiting(): number {
    return this.#queue.bytes;
  }

  /** From now on every line is sealed by itself. */
  seal(sealed: SealedLines): void {
    this.#sealed = sealed;
  }

  /** Gives every line a write of its own; see SendQueue. */
  writePerLine(beforeWrite: () => (() => void) | undefined): void {
    this.#queue.writePerChunk(beforeWrite);
  }

  /** @param line with or without the newline at its end. */
  line(line: string): void {
    if (this.#closing) return;
    const ended = line.endsWith('\n');
    if (this.#sealed) this.#queue.add(Buffer.from(this.#sealed.seal(ended ? line.slice(0, -1) : line), 'latin1'));
    else this.#queue.add(Buffer.from(ended ? line : `${line}\n`));
  }

  /** A batch's lines as they are, from the event with this index on; without a session of its own the bytes are shared, not copied. */
  batch(batch: RoomBatch, firstIndex: number): void {
    if (this.#closing) return;
    if (!this.#sealed) {
      this.#queue.add(batch.framesFrom(firstIndex));
      return;
    }
    for (let i = firstIndex; i < batch.size; i++) this.line(batch.lines[i] ?? '');
  }

  hold(): void {
    this.#queue.flush();
    this.#queue.hold();
  }

  release(): void {
    this.#queue.release();
  }

  /** Writes what waits and closes in order, as lair/2 clients understand it. */
  end(): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#queue.flush();
    this.#socket.end();
    this.#socket.resume(); // what is still in the receive buffer would keep the end from being seen
    setTimeout(() => this.#socket.destroy(), lingerMs).unref();
  }

  /** Writes what waits and resets after a while: the classic client takes an ordinary end for silence. */
  resetAfter(ms: number): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#queue.release();
    this.#queue.flush();
    setTimeout(() => this.#socket.resetAndDestroy(), ms);
  }

  /** Cuts the connection at once. */
  reset(): void {
    this.#closing = true;
    if ('encrypted' in this.#socket) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }
}
