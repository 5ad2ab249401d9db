const US_PER_SECOND = 1_000_000;

/** When messages of a fixed rate are due. */
export class Pace {
  readonly #startUs: number;
  readonly #intervalUs: number;
  #sent = 0;

  /** @param startUs when the first message is due, in microseconds */
  constructor(ratePerSecond: number, startUs: number) {
    this.#startUs = startUs;
    this.#intervalUs = US_PER_SECOND / ratePerSecond;
  }

  /** Takes the next message if it is due. @returns when it was due, in microseconds; undefined: later */
  takeDue(nowUs: number): number | undefined {
    const dueUs = this.#startUs + this.#sent * this.#intervalUs;
    if (dueUs > nowUs) return undefined;
    this.#sent++;
    return dueUs;
  }
}
