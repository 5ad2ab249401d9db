const NS_PER_US = 1_000n;

/** Microseconds of the machine's monotonic clock: the same for all processes, so that they can be subtracted. */
export function nowUs(): number {
  return Number(process.hrtime.bigint() / NS_PER_US);
}
