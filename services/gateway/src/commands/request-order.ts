/**
 * In which order the requests of one connection take effect.
 *
 * - A `session` command (logging in or out) runs alone: the lines behind it are not even looked at before it is answered.
 * - A `change` (making, joining, leaving a room, or the first message to somebody) waits until every earlier send is answered, and
 *   everything behind it waits for it.
 * - A `send` goes at once: all sends of a connection travel on one stream, which keeps their order.
 * - A `query` goes at once, beside sends and other queries.
 *
 * So the effects of one connection's requests have the order in which the requests were sent, on every room, while queries and sends
 * still overlap. Their answers may overtake each other.
 */
export type Effect = 'query' | 'send' | 'change' | 'session';

/** Which requests run, and whether the next one may. */
export class RequestOrder {
  readonly #inFlightMax: number;
  #inFlight = 0;
  #sends = 0;
  #alone = false;

  constructor(inFlightMax: number) {
    this.#inFlightMax = inFlightMax;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Nothing may start now, whatever it is: the next line stays unread. */
  get closed(): boolean {
    return this.#alone || this.#inFlight >= this.#inFlightMax;
  }

  /** Whether a request may start beside those that run. */
  mayStart(effect: Effect): boolean {
    if (this.closed) return false;
    switch (effect) {
      case 'session':
        return this.#inFlight === 0;
      case 'change':
        return this.#sends === 0;
      default:
        return true;
    }
  }

  /** Must only be called when `mayStart` allows it, and be followed by one `finish` with the same effect. */
  start(effect: Effect): void {
    this.#inFlight++;
    if (effect === 'send') this.#sends++;
    if (effect === 'change' || effect === 'session') this.#alone = true;
  }

  finish(effect: Effect): void {
    this.#inFlight--;
    if (effect === 'send') this.#sends--;
    if (effect === 'change' || effect === 'session') this.#alone = false;
  }
}
