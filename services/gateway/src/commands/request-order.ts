/**
 * In which order the requests of one connection take effect.
 *
 * - A `session` command (logging in or out) runs alone: the lines behind it are not even looked at before it is answered.
 * - A `change` (making, joining, leaving a room, or the first message to somebody) waits until every earlier send and amendment is
 *   answered, and everything behind it waits for it.
 * - A `send` goes at once: all sends of a connection travel on one stream, which keeps their order. Only an amendment holds it up.
 * - An `amendment` (editing, deleting, reacting to, pinning a message) goes to whichever instance of messages is next, so it waits until
 *   every earlier send and amendment is answered, and the sends and amendments behind it wait for it. In which room its message stands is
 *   not known here: all rooms count as one.
 * - An `upload` (bytes of files) waits for earlier uploads alone: chunks that overtake each other would be refused.
 * - A `query` goes at once, beside all but changes and logins.
 *
 * So the effects of one connection's requests have the order in which the requests were sent, on every room, while queries, sends and
 * uploads still overlap. Their answers may overtake each other.
 */
export type Effect = 'query' | 'send' | 'amendment' | 'upload' | 'change' | 'session';

/** Which requests run, and whether the next one may. */
export class RequestOrder {
  readonly #inFlightMax: number;
  readonly #running: Record<Effect, number> = { query: 0, send: 0, amendment: 0, upload: 0, change: 0, session: 0 };
  #inFlight = 0;

  constructor(inFlightMax: number) {
    this.#inFlightMax = inFlightMax;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Nothing may start now, whatever it is: the next line stays unread. */
  get closed(): boolean {
    const { change, session } = this.#running;
    return change + session > 0 || this.#inFlight >= this.#inFlightMax;
  }

  /** Whether a request may start beside those that run. */
  mayStart(effect: Effect): boolean {
    if (this.closed) return false;
    const { send, amendment, upload } = this.#running;
    switch (effect) {
      case 'session':
        return this.#inFlight === 0;
      case 'change':
      case 'amendment':
        return send + amendment === 0;
      case 'send':
        return amendment === 0;
      case 'upload':
        return upload === 0;
      case 'query':
        return true;
    }
  }

  /** Must only be called when `mayStart` allows it, and be followed by one `finish` with the same effect. */
  start(effect: Effect): void {
    this.#inFlight++;
    this.#running[effect]++;
  }

  finish(effect: Effect): void {
    this.#inFlight--;
    this.#running[effect]--;
  }
}
