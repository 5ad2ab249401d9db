/** Tells whether a service can do its work, from the state of each thing it depends on. */
export interface Readiness {
  /** @param check rejects, or resolves to false, while the dependency is away; must not take longer than a second or so. */
  add(part: string, check: () => Promise<unknown> | boolean): void;
  /** From now on not ready, whatever the checks say: the load balancer shall send nothing new. */
  drain(): void;
  /** The parts that are away; empty: ready. */
  missing(): Promise<string[]>;
}

const checkTimeoutMs = 2_000;

const inTime = async (check: () => Promise<unknown> | boolean): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), checkTimeoutMs);
  });
  try {
    return (await Promise.race([check(), late])) !== false;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};

export const createReadiness = (): Readiness => {
  const checks = new Map<string, () => Promise<unknown> | boolean>();
  let draining = false;
  return {
    add: (part, check) => checks.set(part, check),
    drain: () => {
      draining = true;
    },
    missing: async () => {
      const states = await Promise.all([...checks].map(async ([part, check]) => ((await inTime(check)) ? [] : [part])));
      return [...(draining ? ['draining'] : []), ...states.flat()];
    },
  };
};
