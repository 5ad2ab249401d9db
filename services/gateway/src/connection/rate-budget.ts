/**
 * A token bucket: what a connection may spend on requests. Fills by itself with time, so it needs no timer.
 */
export class RateBudget {
  readonly #perSecond: number;
  readonly #burst: number;
  #left: number;
  #filledAtMs: number;

  /** @param perSecond cost that may be spent in a second on average; 0: no bound. @param burst cost that may be spent at once. */
  constructor(perSecond: number, burst: number, nowMs: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
    this.#filledAtMs = nowMs;
  }

  /**
   * Spends a cost, or says how long to wait. A cost above the burst is taken when the bucket is full, and then owed.
   * @returns 0 when it was spent; else milliseconds after which it can be, and nothing was spent.
   */
  spend(cost: number, nowMs: number): number {
    if (this.#perSecond === 0) return 0;
    const passedMs = Math.max(0, nowMs - this.#filledAtMs);
    this.#left = Math.min(this.#burst, this.#left + (passedMs * this.#perSecond) / 1_000);
    this.#filledAtMs = nowMs;
    const needed = Math.min(cost, this.#burst);
    if (this.#left >= needed) {
      this.#left -= cost;
      return 0;
    }
    return Math.max(1, Math.ceil(((needed - this.#left) * 1_000) / this.#perSecond));
  }
}
