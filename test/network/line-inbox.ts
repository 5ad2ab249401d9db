/** How long a test waits for what must come. Long, because only a broken system ever waits it out. */
export const patienceMs = 20_000;

/**
 * What has arrived on a connection and was not yet taken. Tests wait on it for what must come, and ask it for what must not have come, after
 * something that is known to come later.
 */
export class Inbox<T> {
  readonly #arrived: T[] = [];
  readonly #waiting: { matches: (item: T) => boolean; take: (item: T) => void; giveUp: (error: Error) => void }[] = [];
  #closed: Error | undefined;

  put(item: T): void {
    const index = this.#waiting.findIndex(({ matches }) => matches(item));
    if (index === -1) this.#arrived.push(item);
    else this.#waiting.splice(index, 1)[0]?.take(item);
  }

  /** The connection has ended: whoever waits is told. */
  end(reason: string): void {
    this.#closed ??= new Error(reason);
    for (const { giveUp } of this.#waiting.splice(0)) giveUp(this.#closed);
  }

  /** Takes the first item that matches, now or when it comes. */
  take<S extends T>(matches: (item: T) => item is S, what: string): Promise<S>;
  take(matches: (item: T) => boolean, what: string): Promise<T>;
  take(matches: (item: T) => boolean, what: string): Promise<T> {
    const index = this.#arrived.findIndex(matches);
    if (index !== -1) return Promise.resolve(this.#arrived.splice(index, 1)[0] as T);
    if (this.#closed) return Promise.reject(new Error(`${what} did not come: ${this.#closed.message}`));
    return new Promise((resolve, reject) => {
      const entry = { matches, take: resolve, giveUp: reject };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(entry), 1);
        reject(
          new Error(
            `${what} did not come within ${patienceMs} ms; instead: ${JSON.stringify(this.#arrived).slice(0, 2_000)}`,
          ),
        );
      }, patienceMs);
      entry.take = (item) => {
        clearTimeout(timer);
        resolve(item);
      };
      entry.giveUp = (error) => {
        clearTimeout(timer);
        reject(new Error(`${what} did not come: ${error.message}`));
      };
      this.#waiting.push(entry);
    });
  }

  /** What has arrived and was not taken, without taking it. */
  peek(matches: (item: T) => boolean = () => true): readonly T[] {
    return this.#arrived.filter(matches);
  }
}
