import type { SessionState } from './session-state.ts';

/** What a deadline is about. */
export interface Timed {
  readonly state: SessionState;
  readonly dialect: 'lair/2' | 'classic' | undefined;
  readonly openedAtMs: number;
  readonly lastReceivedAtMs: number;
  readonly inFlight: number;
}

/** Why a connection's time is over; undefined: it is not. */
export type Overdue = 'login' | 'idle' | undefined;

/**
 * Whether a connection's time is over: it has not logged in within its time, or a lair/2 client has been silent too long. A classic client
 * sends nothing when idle, so it is never closed for that; TCP keepalive finds the dead ones. A request that runs keeps a connection.
 */
export const overdue = (
  { state, dialect, openedAtMs, lastReceivedAtMs, inFlight }: Timed,
  { loginTimeoutMs, idleTimeoutMs }: { readonly loginTimeoutMs: number; readonly idleTimeoutMs: number },
  nowMs: number,
): Overdue => {
  if (state === 'closing' || inFlight > 0) return undefined;
  if (state !== 'ready') return nowMs - openedAtMs >= loginTimeoutMs ? 'login' : undefined;
  return dialect === 'lair/2' && nowMs - lastReceivedAtMs >= idleTimeoutMs ? 'idle' : undefined;
};
