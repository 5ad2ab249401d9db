/** A number from 0 (included) to 1 (excluded), as `Math.random` gives. */
export type Random = () => number;

/** How long to wait between attempts. */
export interface BackoffPolicy {
  /** Upper bound of the first wait, in milliseconds. It doubles with every attempt. */
  readonly baseDelayMs: number;
  /** Upper bound of every wait, in milliseconds. */
  readonly delayMsMax: number;
}

/** Doublings past this exceed every bound; keeps the power finite. */
const DOUBLINGS_MAX = 40;

/**
 * Exponential backoff with full jitter: anything from 0 to the bound, equally likely, so that clients which lost the
 * same server do not come back in waves.
 *
 * @param failures failed attempts so far; 0 before the first
 * @returns milliseconds
 */
export function backoffDelayMs(failures: number, policy: BackoffPolicy, random: Random): number {
  const bound = Math.min(policy.delayMsMax, policy.baseDelayMs * 2 ** Math.min(failures, DOUBLINGS_MAX));
  return Math.floor(random() * bound);
}

/**
 * The wait of a client that a draining server told to go: spread evenly over the time that the server named.
 * @returns milliseconds
 */
export function shutdownDelayMs(reconnectWithinMs: number, random: Random): number {
  return Math.floor(random() * Math.max(0, reconnectWithinMs));
}
