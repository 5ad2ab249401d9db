import type { PushBatch__Output } from '@lair/contracts/generated/lair/delivery/v1/PushBatch.ts';
import type { EventParams, LogEventName } from '@lair/wire';

/** What a log event says to dialects that print it in their own way. */
export type RoomEvent = { [N in LogEventName]: RoomEventOf<N> }[LogEventName];

interface RoomEventOf<N extends LogEventName> {
  readonly seq: number;
  readonly method: N;
  readonly params: EventParams[N];
  /** Id of the user who caused it. */
  readonly actorId: string;
  /** Lines that a dialect has printed for this event, by a key of its own, so that it is printed once for everybody. */
  readonly printed: Map<string, string>;
}

const NEWLINE_BYTES = 1;

/**
 * Consecutive events of one room as delivery rendered them. What a dialect needs beyond the bytes is worked out at most once for all
 * connections of this gateway.
 */
export class RoomBatch {
  readonly roomId: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  /** lair/2 lines, one after the other; shared by every connection, so never to be changed. */
  readonly frames: Buffer;
  readonly #ends: readonly number[];
  readonly #seqs: readonly number[];
  readonly #entries: PushBatch__Output['entries'];
  #lines: string[] | undefined;
  #events: RoomEvent[] | undefined;

  /** @throws RangeError when the entries do not fit the frames, which no renderer produces. */
  constructor(batch: PushBatch__Output) {
    this.roomId = batch.roomId;
    this.fromSeq = batch.fromSeq;
    this.toSeq = batch.toSeq;
    const { buffer, byteOffset, byteLength } = batch.frames;
    this.frames = Buffer.from(buffer, byteOffset, byteLength);
    this.#ends = batch.entries.map((entry) => entry.endOffset);
    this.#seqs = batch.entries.map((entry) => entry.seq);
    this.#entries = batch.entries;
    if (this.#ends.at(-1) !== this.frames.length) throw new RangeError('the entries of a batch do not fit its frames');
  }

  /** How many events it holds. */
  get size(): number {
    return this.#ends.length;
  }

  /** The lines of the events from the one with this index on, as they are. */
  framesFrom(index: number): Buffer {
    return index === 0 ? this.frames : this.frames.subarray(this.#ends[index - 1] ?? 0);
  }

  /** The index of the first event with a seq above this one. */
  indexAfter(seq: number): number {
    const next = seq + 1 - this.fromSeq;
    return this.#seqs[next] === seq + 1 ? next : this.#seqs.findIndex((candidate) => candidate > seq);
  }

  /** Each event's line, without its newline. */
  get lines(): readonly string[] {
    this.#lines ??= this.#ends.map((end, i) =>
      this.frames.toString('utf8', this.#ends[i - 1] ?? 0, end - NEWLINE_BYTES),
    );
    return this.#lines;
  }

  /** Each event, read back from its line. */
  get events(): readonly RoomEvent[] {
    this.#events ??= this.lines.map((line, i) => {
      const { method, params } = JSON.parse(line) as RoomEvent;
      const event = {
        seq: this.#seqs[i] ?? 0,
        method,
        params,
        actorId: this.#entries[i]?.actorId ?? '',
        printed: new Map(),
      };
      // Delivery rendered the line of that very event.
      return event as RoomEvent;
    });
    return this.#events;
  }
}
