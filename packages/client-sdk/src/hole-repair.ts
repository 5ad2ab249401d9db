import { type BackoffPolicy, backoffDelayMs } from './backoff.ts';

/** What one SYNC answered about a room, of which a missing entry may never come. */
interface Hole {
  /** The highest seq that was seen and dropped because something before it was missing. */
  highestSeq: number;
  /** SYNCs that were made for it without closing it. */
  attempts: number;
}

/** What a repair asks for and tells. */
export interface HoleRepairHandlers {
  /** The seq up to which everything of the room was handed over. */
  last(room: string): number | undefined;
  /** Makes a SYNC with these cursors. @returns nothing; the outcome is told to `onSynced` or `onSyncFailed` */
  sync(cursors: Record<string, number>): void;
  /** These entries did not come after `attemptsMax` SYNCs: they are given up. */
  giveUp(room: string, from: number, to: number): void;
}

const attemptsMax = 3;
const retryPolicy: BackoffPolicy = { baseDelayMs: 500, delayMsMax: 5_000 };
/** Time for the entries that a SYNC asked for, in milliseconds. */
const syncTimeoutMs = 30_000;

/**
 * Asks for entries that are missing: one SYNC at a time for all rooms with a hole, again (a few times, with growing
 * waits) while a hole is not closed, and no longer than that: a hole that the server does not fill is given up, so that
 * a room cannot stand still for ever.
 */
export class HoleRepair {
  readonly #handlers: HoleRepairHandlers;
  readonly #holes = new Map<string, Hole>();
  /** The rooms of the SYNC that is under way; undefined when none is. */
  #asked: ReadonlySet<string> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(handlers: HoleRepairHandlers) {
    this.#handlers = handlers;
  }

  /** An entry was dropped because something before it is missing. */
  note(room: string, seq: number): void {
    const hole = this.#holes.get(room);
    if (hole === undefined) this.#holes.set(room, { highestSeq: seq, attempts: 0 });
    else hole.highestSeq = Math.max(hole.highestSeq, seq);
    // A running timer means that this hole, or another, waits for its next attempt.
    if (this.#asked === undefined && this.#timer === undefined) this.#ask();
  }

  /** Everything that a SYNC asked for has been sent. */
  onSynced(): void {
    this.#settle();
  }

  /** A SYNC was refused, or had no answer in time. */
  onSyncFailed(): void {
    this.#settle();
  }

  /** A new connection replays by itself from what was acknowledged; holes that this leaves are asked for again. */
  onReconnected(): void {
    clearTimeout(this.#timer);
    this.#asked = undefined;
    this.#timer = this.#holes.size === 0 ? undefined : setTimeout(() => this.#retry(), retryPolicy.baseDelayMs);
  }

  /** Forgets a room's hole. */
  forget(room: string): void {
    this.#holes.delete(room);
  }

  /** Forgets everything and stops the timer. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked = undefined;
    this.#holes.clear();
  }

  #ask(): void {
    const cursors: Record<string, number> = {};
    for (const room of this.#holes.keys()) {
      const last = this.#handlers.last(room);
      if (last === undefined) this.#holes.delete(room);
      else cursors[room] = last;
    }
    if (this.#holes.size === 0) return;
    this.#asked = new Set(this.#holes.keys());
    this.#timer = setTimeout(() => this.#settle(), syncTimeoutMs);
    this.#handlers.sync(cursors);
  }

  #settle(): void {
    if (this.#asked === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const asked = this.#asked;
    this.#asked = undefined;
    for (const [room, hole] of this.#holes) this.#judge(room, hole, asked.has(room));
    if (this.#holes.size === 0) return;
    const attempts = Math.min(...[...this.#holes.values()].map((hole) => hole.attempts));
    if (attempts === 0) this.#ask();
    else this.#timer = setTimeout(() => this.#retry(), backoffDelayMs(attempts, retryPolicy, Math.random));
  }

  #judge(room: string, hole: Hole, wasAsked: boolean): void {
    const last = this.#handlers.last(room) ?? hole.highestSeq;
    if (last >= hole.highestSeq) {
      this.#holes.delete(room);
      return;
    }
    if (!wasAsked) return;
    hole.attempts++;
    if (hole.attempts < attemptsMax) return;
    this.#holes.delete(room);
    this.#handlers.giveUp(room, last + 1, hole.highestSeq);
  }

  #retry(): void {
    this.#timer = undefined;
    for (const [room, hole] of this.#holes) {
      if ((this.#handlers.last(room) ?? hole.highestSeq) >= hole.highestSeq) this.#holes.delete(room);
    }
    this.#ask();
  }
}
