import type { GatewayMetrics } from '../gateway-metrics.ts';

/** Something that wrote into its queue in this tick and wants it on the socket at the tick's end. */
export interface Flushable {
  /** Hands what waits to the socket. */
  flush(batcher: WriteBatcher): void;
}

/**
 * Makes one write per connection and tick out of everything that the tick produced: a write costs as much as the copy of thousands of
 * bytes. No timer is involved; what arrives alone leaves at once.
 */
export class WriteBatcher {
  readonly #metrics: Pick<GatewayMetrics, 'bytesOut' | 'writes'>;
  #waiting: Flushable[] = [];
  #scheduled = false;
  #lastChunks: readonly Buffer[] = [];
  #lastJoined: Buffer = Buffer.alloc(0);
  #bytes = 0;
  #writes = 0;

  constructor(metrics: Pick<GatewayMetrics, 'bytesOut' | 'writes'>) {
    this.#metrics = metrics;
  }

  schedule(queue: Flushable): void {
    this.#waiting.push(queue);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(this.#run);
  }

  /** The chunks as one. Members of a room get the same chunks in a tick, so the last result often serves again. */
  join(chunks: readonly Buffer[]): Buffer {
    const [first] = chunks;
    if (chunks.length === 1 && first) return first;
    if (!sameChunks(chunks, this.#lastChunks)) {
      this.#lastChunks = chunks;
      this.#lastJoined = Buffer.concat(chunks);
    }
    return this.#lastJoined;
  }

  count(writes: number, bytes: number): void {
    this.#writes += writes;
    this.#bytes += bytes;
  }

  readonly #run = (): void => {
    this.#scheduled = false;
    const queues = this.#waiting;
    this.#waiting = [];
    for (const queue of queues) queue.flush(this);
    this.#lastChunks = [];
    this.#lastJoined = Buffer.alloc(0);
    this.#metrics.writes.inc(this.#writes);
    this.#metrics.bytesOut.inc(this.#bytes);
    this.#writes = 0;
    this.#bytes = 0;
  };
}

const sameChunks = (a: readonly Buffer[], b: readonly Buffer[]): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};
