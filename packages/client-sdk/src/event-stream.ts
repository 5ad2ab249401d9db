import { QueueFullError } from './errors.ts';

/**
 * A queue between listeners, which are called, and `for await`, which asks. Its length is bounded: a reader that falls
 * behind by more than `lengthMax` values gets a QueueFullError after the values it has not read yet.
 */
export class EventStream<T> implements AsyncIterableIterator<T, undefined, undefined> {
  readonly #values: T[] = [];
  readonly #lengthMax: number;
  readonly #onEnd: () => void;
  #readers: PromiseWithResolvers<IteratorResult<T, undefined>>[] = [];
  #ended = false;
  #failure: Error | undefined;

  /** @param onEnd called once, when nothing more is taken: stop listening */
  constructor(lengthMax: number, onEnd: () => void) {
    this.#lengthMax = lengthMax;
    this.#onEnd = onEnd;
  }

  /** Adds a value; ignored after the end. */
  push(value: T): void {
    if (this.#ended) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) {
      reader.resolve({ value, done: false });
    } else if (this.#values.length < this.#lengthMax) {
      this.#values.push(value);
    } else {
      this.#failure = new QueueFullError(`The reader is more than ${this.#lengthMax} events behind.`);
      this.end();
    }
  }

  /** Nothing more will come; what is queued can still be read. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#onEnd();
    for (const reader of this.#readers) reader.resolve({ value: undefined, done: true });
    this.#readers = [];
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#values.length > 0) return Promise.resolve({ value: this.#values.shift() as T, done: false });
    if (this.#failure !== undefined) {
      const failure = this.#failure;
      this.#failure = undefined;
      return Promise.reject(failure);
    }
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    const reader = Promise.withResolvers<IteratorResult<T, undefined>>();
    this.#readers.push(reader);
    return reader.promise;
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#values.length = 0;
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
