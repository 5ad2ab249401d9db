import type { CommandParams } from '@lair/wire';

/**
 * Collects cumulative acknowledgements and sends them together, at most once an interval. An acknowledgement that
 * could not be sent is kept for `flush`: being cumulative, it is worth as much after a reconnect.
 */
export class AckBatch {
  readonly #pending = new Map<string, number>();
  readonly #intervalMs: number;
  readonly #roomsMax: number;
  readonly #send: (params: CommandParams['ACK']) => boolean;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param roomsMax rooms in one ACK
   * @param send sends one ACK; false when there is no connection to send it over
   */
  constructor(intervalMs: number, roomsMax: number, send: (params: CommandParams['ACK']) => boolean) {
    this.#intervalMs = intervalMs;
    this.#roomsMax = roomsMax;
    this.#send = send;
  }

  /** Everything of the room up to `seq` has arrived. */
  note(room: string, seq: number): void {
    const known = this.#pending.get(room);
    if (known !== undefined && known >= seq) return;
    this.#pending.set(room, seq);
    this.#timer ??= setTimeout(() => this.flush(), this.#intervalMs);
  }

  /** Sends what is pending now. Call it when a connection has logged in, and before closing one. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#pending.size > 0) {
      const part = [...this.#pending].slice(0, this.#roomsMax);
      if (!this.#send(paramsOf(part))) return;
      for (const [room] of part) this.#pending.delete(room);
    }
  }

  /** Forgets what is pending and stops the timer. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending.clear();
  }
}

function paramsOf(acks: readonly [room: string, seq: number][]): CommandParams['ACK'] {
  const [first] = acks;
  if (acks.length === 1 && first !== undefined) return { room: first[0], seq: first[1] };
  return { acks: Object.fromEntries(acks) };
}
