import type { LoadTarget } from './load-connection.ts';

// What the benchmark and its load processes say to each other. One order at a time; each is answered once.

/** One user that a process plays. */
export interface WorkerUser {
  readonly name: string;
  /** Joined at the start; undefined for users who talk directly. */
  readonly room: string | undefined;
  /** A sender of direct messages sends to this user. */
  readonly partner: string | undefined;
  readonly isSender: boolean;
  /** Whether the latency of every message that this user receives is recorded. */
  readonly recordAll: boolean;
}

/** What a process is to do. */
export type Order =
  /** Registers and connects the users. */
  | {
      readonly kind: 'open';
      /** The users are spread over these. */
      readonly targets: readonly LoadTarget[];
      readonly password: string;
      readonly users: readonly WorkerUser[];
    }
  /** Begins to send. */
  | {
      readonly kind: 'start';
      readonly contentBytes: number;
      readonly window: number;
      /** Of all senders of the process; undefined: a closed loop. */
      readonly ratePerSecond: number | undefined;
    }
  /** Says what was counted until now, and forgets the latencies. */
  | { readonly kind: 'mark' }
  /** Stops sending and waits for the answers. */
  | { readonly kind: 'stop' }
  /** Waits until everything has come. */
  | { readonly kind: 'drain'; readonly rooms: SentRooms; readonly timeoutMs: number }
  | { readonly kind: 'close' };

/** First and last seq of the messages in each room. */
export type SentRooms = Readonly<Record<string, { readonly first: number; readonly last: number }>>;

/** Counted until a mark. */
export interface Mark {
  /** Microseconds of the monotonic clock. */
  readonly atUs: number;
  /** Messages received, by all users of the process. */
  readonly deliveries: number;
  readonly duplicates: number;
  /** Messages sent and stored. */
  readonly stored: number;
  /** Refused sends, by the name of the error. */
  readonly refused: Readonly<Record<string, number>>;
  /** CPU of the process, in seconds. */
  readonly cpuSeconds: number;
  /** From send to receipt, in microseconds, since the last mark, as a compressed histogram. */
  readonly latencies: string;
  /** The same from send to answer. */
  readonly answerLatencies: string;
}

/** What did not come. */
export interface Drained {
  /** Messages that a user should have received and has not. */
  readonly missing: number;
  /** Users who lack some. */
  readonly usersBehind: number;
}

/** What each order is answered with. */
export interface Replies {
  open: { readonly users: number };
  start: Record<never, never>;
  mark: Mark;
  stop: { readonly rooms: SentRooms; readonly unanswered: number };
  drain: Drained;
  close: Record<never, never>;
}

/** What a process sends. */
export type FromWorker =
  | { readonly kind: 'reply'; readonly reply: Replies[Order['kind']] }
  /** So many users are connected. */
  | { readonly kind: 'progress'; readonly opened: number }
  /** It cannot go on. */
  | { readonly kind: 'failed'; readonly message: string };
