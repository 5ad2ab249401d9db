import type { CommandName, ErrorName } from '@lair/wire';
import { type BackoffPolicy, backoffDelayMs, type Random } from './backoff.ts';
import type { LairError } from './errors.ts';

/**
 * Whether a request may be sent again when nobody knows if it was carried out: it only reads, or the server recognises
 * the repeat (JOIN_ROOM of a member changes nothing; a message carries a `clientId`, which the SDK always fills in).
 */
const repeatSafe: Readonly<Record<CommandName, boolean>> = {
  HELLO: true,
  REGISTER: false,
  LOGIN: false,
  RESUME: true,
  LOGOUT: false,
  WHOAMI: true,
  PING: true,
  CREATE_ROOM: false,
  JOIN_ROOM: true,
  LEAVE_ROOM: false,
  LIST_ROOMS: true,
  ROOM_INFO: true,
  ROOM_MEMBERS: true,
  REQUEST_USER_LIST: true,
  SEND_MESSAGE: true,
  DM: true,
  LIST_DMS: true,
  GET_HISTORY: true,
  GET_MESSAGE: true,
  ACK: true,
  SYNC: true,
};

/** See `repeatSafe`. */
export function isRepeatSafe(command: CommandName): boolean {
  return repeatSafe[command];
}

/** How refused sends are tried again. */
export interface SendRetryPolicy extends BackoffPolicy {
  /** Most times that one message is tried again; 0 switches it off. */
  readonly retriesMax: number;
}

const passing: ReadonlySet<ErrorName | 'UNKNOWN'> = new Set<ErrorName>(['RATE_LIMITED', 'UNAVAILABLE']);

/**
 * Decides whether a refused request is tried again. Only messages are: a person who reads can ask again.
 *
 * @param retries how often this request was tried again before
 * @returns the wait in milliseconds, never shorter than what the server asked for; undefined: give the error to the caller
 */
export function sendRetryDelayMs(
  command: CommandName,
  error: Pick<LairError, 'code' | 'retryAfterMs'>,
  retries: number,
  policy: SendRetryPolicy,
  random: Random,
): number | undefined {
  if (command !== 'SEND_MESSAGE' && command !== 'DM') return undefined;
  if (!passing.has(error.code) || retries >= policy.retriesMax) return undefined;
  const askedMs = error.retryAfterMs ?? 0;
  // Waiting longer than the bound would be a surprise; the caller is told when to come back instead.
  if (askedMs > policy.delayMsMax) return undefined;
  return askedMs + backoffDelayMs(retries, policy, random);
}
