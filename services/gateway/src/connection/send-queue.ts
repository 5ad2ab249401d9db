import type { Flushable, WriteBatcher } from './write-batcher.ts';

/** The part of a socket that a queue needs. */
export interface QueuedSocket {
  readonly writableLength: number;
  readonly writableNeedDrain: boolean;
  readonly destroyed: boolean;
  write(chunk: Buffer, taken?: () => void): boolean;
  on(event: 'drain', listener: () => void): unknown;
}

export interface SendQueueOptions {
  /** Past it the connection lags: the owner leaves pushes out until `onCaughtUp`. */
  readonly bytesMax: number;
  /** Past it even answers are too many: `onOverflow`. */
  readonly bytesHardMax: number;
  readonly onCaughtUp: () => void;
  readonly onOverflow: () => void;
}

/**
 * What waits to be written to one client. Chunks are gathered during a tick and while the socket is full, and leave in one write.
 *
 * Guarantee: no more than `bytesHardMax` and one chunk wait in memory, and no push waits past `bytesMax`. The queue does not drop
 * anything by itself: it says that it lags, the fan-out then leaves pushes out, and replays them from the log once the client has read.
 */
export class SendQueue implements Flushable {
  readonly #socket: QueuedSocket;
  readonly #batcher: WriteBatcher;
  readonly #options: SendQueueOptions;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #scheduled = false;
  #held = false;
  #lagging = false;
  #writePerChunk = false;
  #beforeWrite: (() => (() => void) | undefined) | undefined;

  constructor(socket: QueuedSocket, batcher: WriteBatcher, options: SendQueueOptions) {
    this.#socket = socket;
    this.#batcher = batcher;
    this.#options = options;
    socket.on('drain', () => this.flush(batcher));
  }

  /** Bytes that the client's kernel has not taken. */
  get bytes(): number {
    return this.#bytes + this.#socket.writableLength;
  }

  /** Too much waits: leave pushes out until `onCaughtUp`. */
  get lagging(): boolean {
    return this.#lagging;
  }

  /**
   * From now on each chunk gets a write of its own, as the classic client needs it.
   * @param beforeWrite called before each flush; what it returns is called when the kernel has taken the flush's last chunk.
   */
  writePerChunk(beforeWrite: () => (() => void) | undefined): void {
    this.#writePerChunk = true;
    this.#beforeWrite = beforeWrite;
  }

  /** Adds a chunk, to be written at the end of the tick. The chunk may be shared; it must not be changed afterwards. */
  add(chunk: Buffer): void {
    if (this.#socket.destroyed) return;
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    const bytes = this.bytes;
    if (bytes > this.#options.bytesMax) this.#lagging = true;
    if (bytes > this.#options.bytesHardMax) {
      this.#options.onOverflow();
      return;
    }
    this.#schedule();
  }

  /** Keeps everything back until `release`. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#schedule();
  }

  flush(batcher: WriteBatcher = this.#batcher): void {
    this.#scheduled = false;
    if (this.#held || this.#socket.destroyed) return;
    if (this.#chunks.length > 0 && !this.#socket.writableNeedDrain) {
      const chunks = this.#chunks;
      const bytes = this.#bytes;
      this.#chunks = [];
      this.#bytes = 0;
      if (this.#writePerChunk) this.#writeEach(chunks);
      else this.#socket.write(batcher.join(chunks));
      batcher.count(this.#writePerChunk ? chunks.length : 1, bytes);
    }
    if (this.#lagging && !this.#socket.writableNeedDrain) {
      this.#lagging = false;
      this.#options.onCaughtUp();
    }
  }

  #schedule(): void {
    // While the socket is full its drain event flushes, so that what waits meanwhile leaves together.
    if (this.#scheduled || this.#held || this.#socket.writableNeedDrain) return;
    this.#scheduled = true;
    this.#batcher.schedule(this);
  }

  #writeEach(chunks: readonly Buffer[]): void {
    const taken = this.#beforeWrite?.();
    const last = chunks.length - 1;
    for (const [i, chunk] of chunks.entries()) {
      if (i === last && taken) this.#socket.write(chunk, taken);
      else this.#socket.write(chunk);
    }
  }
}
