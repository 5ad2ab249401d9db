/** Does at most so much at once, and lets only so much wait. */
export interface WorkQueue {
  /**
   * Runs `work` when it is its turn; first come, first served.
   * @throws WorkQueueFullError at once when too much is waiting already. Otherwise what `work` throws.
   */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Thrown instead of queueing: what is waiting would take about `waitMs` milliseconds. */
export class WorkQueueFullError extends Error {
  override readonly name = 'WorkQueueFullError';
  readonly waitMs: number;

  constructor(waitMs: number) {
    super('too much is waiting');
    this.waitMs = waitMs;
  }
}

export interface WorkQueueLimits {
  /** How many run at once. */
  readonly concurrency: number;
  /** How many may wait besides. */
  readonly waitingMax: number;
}

/** How much one more measurement moves the estimate of how long a piece of work takes. */
const smoothing = 0.1;

export const createWorkQueue = (
  { concurrency, waitingMax }: WorkQueueLimits,
  now = () => performance.now(),
): WorkQueue => {
  const waiting: (() => void)[] = [];
  let running = 0;
  let meanMs = 50;

  const takeTurn = (): Promise<void> => {
    if (running < concurrency) {
      running++;
      return Promise.resolve();
    }
    if (waiting.length >= waitingMax) {
      throw new WorkQueueFullError(Math.ceil((meanMs * (waiting.length + 1)) / concurrency));
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const passTurn = () => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };

  return {
    run: async (work) => {
      await takeTurn();
      const startedAt = now();
      try {
        return await work();
      } finally {
        meanMs += (now() - startedAt - meanMs) * smoothing;
        passTurn();
      }
    },
  };
};
