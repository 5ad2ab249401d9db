/** What a listener of one event is called with. */
export type Listener<T> = (value: T) => void;

/**
 * Calls listeners of named events, in the order in which they were added. A listener that throws does not keep the
 * others from being called, nor the client from working: what it threw is rethrown by itself, as an uncaught
 * exception of the program.
 */
export class TypedEmitter<Events extends object> {
  /** Arrays are replaced, never changed, so that a listener may add or remove listeners while it is called. */
  readonly #listeners = new Map<keyof Events, readonly Listener<never>[]>();

  /** Calls `listener` from now on. @returns a function that stops it */
  on<N extends keyof Events>(name: N, listener: Listener<Events[N]>): () => void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener as Listener<never>]);
    return () => this.off(name, listener);
  }

  /** Calls `listener` for the next such event only. @returns a function that stops it before */
  once<N extends keyof Events>(name: N, listener: Listener<Events[N]>): () => void {
    const stop = this.on(name, (value) => {
      stop();
      listener(value);
    });
    return stop;
  }

  /** Undoes one `on` of the same listener; nothing happens when there is none. */
  off<N extends keyof Events>(name: N, listener: Listener<Events[N]>): void {
    const current = this.#listeners.get(name);
    const index = current?.lastIndexOf(listener as Listener<never>) ?? -1;
    if (current === undefined || index === -1) return;
    if (current.length === 1) this.#listeners.delete(name);
    else this.#listeners.set(name, current.toSpliced(index, 1));
  }

  /** Calls the listeners of one event, now. */
  emit<N extends keyof Events>(name: N, value: Events[N]): void {
    const listeners = this.#listeners.get(name) as readonly Listener<Events[N]>[] | undefined;
    if (listeners === undefined) return;
    for (const listener of listeners) {
      try {
        listener(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  /** Forgets every listener. */
  clear(): void {
    this.#listeners.clear();
  }
}
