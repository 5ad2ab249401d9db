/** Values that arrive and values that are asked for, paired in order. */
export class WaitingQueue<T> {
  readonly #values: T[] = [];
  readonly #takers: PromiseWithResolvers<T>[] = [];
  #failure: Error | undefined;

  /** Values that nobody has taken yet. */
  get values(): readonly T[] {
    return this.#values;
  }

  push(value: T): void {
    const taker = this.#takers.shift();
    if (taker) taker.resolve(value);
    else this.#values.push(value);
  }

  /** The next value, now or when it arrives. */
  take(): Promise<T> {
    if (this.#values.length > 0) return Promise.resolve(this.#values.shift() as T);
    if (this.#failure) return Promise.reject(this.#failure);
    const taker = Promise.withResolvers<T>();
    this.#takers.push(taker);
    return taker.promise;
  }

  /** Nothing more will arrive: whoever waits, or asks when nothing is left, gets this error. */
  fail(error: Error): void {
    this.#failure = error;
    for (const taker of this.#takers.splice(0)) taker.reject(error);
  }
}
