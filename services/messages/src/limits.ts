/**
 * The bounds of this service that are not for operators to change. Those that are, are in config.ts.
 */

/** Most entries of one commit: past some hundred rows a larger batch saves little and makes everybody in it wait. */
export const commitEntriesMax = 256;
/** Most bytes of one commit, counted as `LogEntry.bytes`. */
export const commitBytesMax = 1024 * 1024;
/** How often a commit that met another instance's is tried before its entries are tried one by one. */
export const commitAttemptsMax = 4;

/** Most bytes of events in one JetStream message; NATS takes 1 MiB unless told otherwise. */
export const publishBytesMax = 512 * 1024;
/** JetStream messages of one partition that may wait for their acknowledgement at once. */
export const publishesInFlightMax = 4;
/** How long JetStream may take to acknowledge, milliseconds. */
export const publishTimeoutMs = 5_000;
/** Rows of the outbox that one sweep locks. */
export const sweepRowsMax = 500;
/** Events that one sweep reads back into memory; at least one row's are, which is at most `commitEntriesMax`. */
export const sweepEventsMax = 1_000;

/** Items of one request on the SendMessages stream, as the proto promises. */
export const requestItemsMax = 1_000;
/** Outcomes of one response on the SendMessages stream. */
export const responseOutcomesMax = 1_000;
/** Length of a request id, characters, as the proto promises. */
export const requestIdMax = 64;

/** Largest page of GetHistory, and the one for who does not say. */
export const historyPage = { max: 200, usual: 50 } as const;
/** Largest page of ReadLog, and the one for who does not say. */
export const logPage = { max: 500, usual: 200 } as const;
/** Rooms in one GetHeads. */
export const headsRoomsMax = 1_000;
/** Room references in one GetAccess, as its proto promises. */
export const accessRoomsMax = 500;

/** How often client ids of changes are looked through for old ones, milliseconds. */
export const forgetKeysIntervalMs = 60_000;
/** Client ids of changes that one statement forgets. */
export const forgetKeysRowsMax = 1_000;

/** What an entry weighs beside its content, bytes, roughly: ids, names and times in a batch. */
export const entryOverheadBytes = 300;

/** What a sender is told to wait when Postgres is away, milliseconds. */
export const retryAfterAwayMs = 1_000;
/** What a sender is told to wait when too much is in flight, milliseconds: a few commits are done by then. */
export const retryAfterBusyMs = 250;

/** How long a statement may run in Postgres, milliseconds. A full commit takes about ten. */
export const statementTimeoutMs = 5_000;
/** How long to wait for Postgres to answer at all, milliseconds; longer than `statementTimeoutMs`, so that Postgres speaks first. */
export const queryTimeoutMs = 7_000;

/** How long a part of JetStream that is not there yet is waited for before the next look, milliseconds. */
export const jetStreamRetryMs = 500;
/** How long an instance may work on a batch of room changes before another gets it, milliseconds. */
export const roomChangesAckWaitMs = 15_000;
/** How long a batch of room changes rests after it could not be committed, milliseconds. */
export const roomChangesRetryMs = 500;

if (sweepEventsMax < commitEntriesMax) throw new Error('a sweep must be able to hold one commit');
if (queryTimeoutMs <= statementTimeoutMs) throw new Error('queryTimeoutMs must be longer than statementTimeoutMs');
