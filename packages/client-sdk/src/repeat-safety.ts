import type { CommandName, ErrorName } from '@lair/wire';
import { type BackoffPolicy, backoffDelayMs, type Random } from './backoff.ts';
import type { LairError } from './errors.ts';

/**
 * Whether a request may be sent again when nobody knows if it was carried out: it only reads, or the server recognises
 * the repeat (JOIN_ROOM of a member changes nothing; what changes messages carries a `clientId`, which the SDK always fills in).
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
  REPLY_MESSAGE: true,
  THREAD_MESSAGE: true,
  EDIT_MESSAGE: true,
  EDIT_HISTORY: true,
  DELETE_MESSAGE: true,
  RESTORE_MESSAGE: true,
  REACT_MESSAGE: true,
  UNREACT_MESSAGE: true,
  PIN_MESSAGE: true,
  UNPIN_MESSAGE: true,
  LIST_PINS: true,
  SEARCH_MESSAGES: true,
  FILTER_MESSAGES: true,
  READ_RECEIPT: true,
  BEGIN_UPLOAD: true,
  UPLOAD_CHUNK: true,
  COMPLETE_UPLOAD: true,
  DOWNLOAD: true,
  ACK: true,
  SYNC: true,
};

/** See `repeatSafe`. */
export function isRepeatSafe(command: CommandName): boolean {
  return repeatSafe[command];
}

/** Commands whose repeat the server recognises by the `clientId` that they carry. */
const withClientId: ReadonlySet<CommandName> = new Set<CommandName>([
  'SEND_MESSAGE',
  'DM',
  'REPLY_MESSAGE',
  'EDIT_MESSAGE',
  'DELETE_MESSAGE',
  'RESTORE_MESSAGE',
  'REACT_MESSAGE',
  'UNREACT_MESSAGE',
  'PIN_MESSAGE',
  'UNPIN_MESSAGE',
]);

/** Whether a command carries a `clientId`, so that a repeat has no second effect. */
export function takesClientId(command: CommandName): boolean {
  return withClientId.has(command);
}

/** Commands that are tried again when they are refused for a moment: what a person typed, or much of a file, must not be lost for that. */
const patient: ReadonlySet<CommandName> = new Set<CommandName>([
  'SEND_MESSAGE',
  'DM',
  'REPLY_MESSAGE',
  'BEGIN_UPLOAD',
  'UPLOAD_CHUNK',
  'COMPLETE_UPLOAD',
  'DOWNLOAD',
]);

/** How refused messages and pieces of files are tried again. */
export interface SendRetryPolicy extends BackoffPolicy {
  /** Most times that one request is tried again; 0 switches it off. */
  readonly retriesMax: number;
}

const passing: ReadonlySet<ErrorName | 'UNKNOWN'> = new Set<ErrorName>(['RATE_LIMITED', 'UNAVAILABLE']);

/**
 * Decides whether a refused request is tried again. Only messages and pieces of files are: a person who reads can ask again.
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
  if (!patient.has(command)) return undefined;
  if (!passing.has(error.code) || retries >= policy.retriesMax) return undefined;
  const askedMs = error.retryAfterMs ?? 0;
  // Waiting longer than the bound would be a surprise; the caller is told when to come back instead.
  if (askedMs > policy.delayMsMax) return undefined;
  return askedMs + backoffDelayMs(retries, policy, random);
}
