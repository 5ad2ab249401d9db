/**
 * Lets things through in the order they came, where that matters, though what each waits for takes differently long.
 */
export interface InOrder {
  /**
   * Runs `pass` with what `ready` comes to, after everything that was handed in before under any of these keys has passed: at once,
   * synchronously, if nothing is in the way and `ready` is no promise.
   * @returns what `pass` returns; rejects when `ready` does, and then nothing passes.
   */
  run<T, R>(keys: readonly string[], ready: T | Promise<T>, pass: (value: T) => R | Promise<R>): Promise<R>;
}

export const createInOrder = (): InOrder => {
  /** By key, the last that waits. */
  const tails = new Map<string, Promise<void>>();
  return {
    run: async <T, R>(keys: readonly string[], ready: T | Promise<T>, pass: (value: T) => R | Promise<R>) => {
      const ahead = keys.flatMap((key) => tails.get(key) ?? []);
      if (!(ready instanceof Promise) && ahead.length === 0) return pass(ready);
      const turn = Promise.withResolvers<R>();
      const tail = Promise.allSettled([ready, ...ahead]).then(([settled]) => {
        for (const key of keys) if (tails.get(key) === tail) tails.delete(key);
        if (settled.status === 'rejected') turn.reject(settled.reason);
        // In this very step, so that nothing behind can get in between; a throw becomes the rejection.
        else turn.resolve(new Promise<R>((resolve) => resolve(pass(settled.value))));
      });
      for (const key of keys) tails.set(key, tail);
      return turn.promise;
    },
  };
};
