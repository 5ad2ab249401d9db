/** Told of each step of a longer undertaking, with what it took. */
export interface Progress {
  /** Runs `work` and reports it under the text it returns, e.g. `Redis 7.0.15 on 127.0.0.1:40123`. */
  step<T>(work: () => Promise<{ readonly said: string; readonly value: T }>): Promise<T>;
  note(text: string): void;
}

/** Steps on standard output, one line each, duration last. */
export function printedProgress(): Progress {
  return {
    async step(work) {
      const startedAt = performance.now();
      const { said, value } = await work();
      printStep(said, performance.now() - startedAt);
      return value;
    },
    note: (text) => console.log(`  ${text}`),
  };
}

/** For tests and programs: nothing is printed. */
export const silentProgress: Progress = {
  step: async (work) => (await work()).value,
  note: () => {},
};

const stepColumns = 68;

/** The line format that the bootstrap uses as well. */
export function printStep(text: string, elapsedMs: number): void {
  console.log(`  ${`${text} `.padEnd(stepColumns, '.')} ${formatSeconds(elapsedMs)}`);
}

export function formatSeconds(elapsedMs: number): string {
  return `${(elapsedMs / 1000).toFixed(1)} s`;
}
