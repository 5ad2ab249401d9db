/** A session lives as long as it is used: each use moves its end on. Pure: times are milliseconds since the Unix epoch. */

export interface SessionTimes {
  readonly lastSeenAtMs: number;
  readonly expiresAtMs: number;
}

/** Uses within this time of the last one that was noted are not noted, so that reading stays free of writing. Milliseconds. */
export const noteUseEveryMs = 60_000;

/** The times of a session that is opened or used now. */
export const sessionTimes = (nowMs: number, lifeMs: number): SessionTimes => ({
  lastSeenAtMs: nowMs,
  expiresAtMs: nowMs + lifeMs,
});

/** Whether a use of a running session now is worth noting. */
export const isUseNoted = ({ lastSeenAtMs }: SessionTimes, nowMs: number): boolean =>
  nowMs - lastSeenAtMs >= noteUseEveryMs;
