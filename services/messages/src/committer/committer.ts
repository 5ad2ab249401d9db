/**
 * The committer: the one way into the log.
 *
 * Guarantee. What is handed in is answered after the transaction that holds it, its event and its place in the outbox has committed, and
 * never otherwise. In a room, seq is 1, 2, 3, … without holes, and what is handed in one after the other gets rising seqs. The same
 * (author, clientId), or the same change id, has one effect, however often, wherever and whenever it is handed in.
 *
 * Why it holds. A batch is one call of append_to_log or of change_messages (see the migration), which is one transaction under the locks
 * of the rooms' heads: seqs are taken from the head and given only to what is inserted with them, so an undone transaction leaves no
 * hole. A room is pinned to one lane, a lane has one commit in flight, and a batch keeps the order of its queue, so order holds within an
 * instance; the locks order instances. Repeats inside one batch are folded by the plan, or found by the call, as are repeats of what has
 * committed; a repeat that commits elsewhere at the same moment breaks a unique index, undoes the batch, and the next attempt finds it.
 *
 * The two calls. Most of what is said needs nothing of what is there: it is appended, all of a batch in a few statements. What changes
 * messages, and messages that answer others, carry attachments or mention somebody, needs them: changes are carried out one by one. A lane
 * takes a run of one kind from the front of its queue, so both keep their order.
 *
 * Lifecycle of a batch. While a lane commits, entries gather in its queue; when it is done, what has gathered goes together: no timer,
 * no delay when idle, few transactions under load. A batch that meets another instance's commit is tried again, a few times. When
 * something in it cannot be stored, its entries are committed one by one, so that the bad one fails alone. When Postgres is away all of
 * them are answered UNAVAILABLE: a sender who repeats with the same clientId finds out whether it had been committed.
 *
 * Publishing. Entries of appends are known from what was handed in. Those of changes carry messages as they are now, which are read after
 * the commit; when that fails they are left in the outbox, whose sweep reads them again.
 *
 * Who may call: the send stream, the rpcs that change messages and the consumer of room changes, which all bound what they hand in.
 */
import { partitionOf, ServiceError } from '@lair/contracts';
import type { Logger } from '@lair/service-kit';
import { type Change, type ChangeOutcome, type ChangeRow, isChange } from '../domain/change.ts';
import type { Append, Stretch } from '../domain/log-entry.ts';
import type { StoredMessage } from '../domain/message.ts';
import { commitAttemptsMax, commitBytesMax, commitEntriesMax, retryAfterAwayMs } from '../limits.ts';
import type { MessagesMetrics } from '../messages-metrics.ts';
import { addedByChanges, messagesNeeded, settleChanges } from './change-plan.ts';
import { classifyCommitError } from './commit-errors.ts';
import {
  type AppendedRow,
  addedBy,
  countNext,
  planCommit,
  type Settled,
  settleCommit,
  stretchesOf,
} from './commit-plan.ts';

export interface Committer {
  /**
   * Appends an entry to its room's log, or finds that it is there.
   * @throws ServiceError UNAVAILABLE (Postgres is away; it may have been committed all the same), INTERNAL (it cannot be stored).
   */
  append(entry: Append): Promise<Settled>;
  /**
   * Changes a message, or makes one that takes more than appending.
   * @throws as append.
   */
  change(change: Change): Promise<ChangeOutcome>;
  /** Resolves when everything handed in so far is answered. */
  drain(): Promise<void>;
}

export interface CommitterParts {
  /** One transaction: see LogStore.append. */
  readonly appendToLog: (entries: readonly Append[]) => Promise<AppendedRow[]>;
  /** One transaction: see ChangeStore.carryOut. */
  readonly carryOut: (changes: readonly Change[]) => Promise<ChangeRow[]>;
  /** Messages as they are now. */
  readonly readMessages: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredMessage>>;
  /** Told of every commit, in order within a room, before its entries are answered. */
  readonly onCommitted: (stretches: readonly Stretch[]) => void;
  readonly partitions: number;
  readonly lanes: number;
  readonly logger: Logger;
  readonly metrics: Pick<MessagesMetrics, 'committed' | 'commitRepeated'>;
}

type Handed = Append | Change;
type Answer = Settled | ChangeOutcome;
type Outcome = Answer | { readonly kind: 'failed'; readonly error: ServiceError };

interface Waiting {
  readonly entry: Handed;
  readonly bytes: number;
  readonly isChange: boolean;
  readonly answer: (answer: Answer) => void;
  readonly refuse: (error: ServiceError) => void;
}

/** One transaction for entries of one kind, without any second attempt. */
const attemptWith = (parts: CommitterParts) => {
  const { appendToLog, carryOut, readMessages, onCommitted, partitions, logger, metrics } = parts;
  const partitionOfRoom = (roomId: string) => partitionOf(roomId, partitions);

  const append = async (entries: readonly Append[]): Promise<Settled[]> => {
    const plan = planCommit(entries);
    const stop = metrics.committed(entries.length);
    const rows = await appendToLog(plan.distinct);
    stop();
    const settled = settleCommit(plan, rows);
    onCommitted(stretchesOf(addedBy(plan, rows, settled), partitionOfRoom));
    return settled;
  };

  /** Whatever happens here, the changes are committed: what cannot be published from memory is left to the outbox. */
  const publish = async (changes: readonly Change[], rows: readonly ChangeRow[]) => {
    let messages: ReadonlyMap<string, StoredMessage> = new Map();
    try {
      const needed = messagesNeeded(changes, rows);
      if (needed.length > 0) messages = await readMessages(needed);
      onCommitted(stretchesOf(addedByChanges(changes, rows, messages), partitionOfRoom));
    } catch (error) {
      logger.warn({ err: error, changes: changes.length }, 'could not read back what was committed; the sweeper will');
    }
    return messages;
  };

  const change = async (changes: readonly Change[]): Promise<ChangeOutcome[]> => {
    const stop = metrics.committed(changes.length);
    const rows = await carryOut(changes);
    stop();
    return settleChanges(changes, rows, await publish(changes, rows));
  };

  return (entries: readonly Handed[]): Promise<Answer[]> =>
    isChange(entries[0] as Handed) ? change(entries as readonly Change[]) : append(entries as readonly Append[]);
};

const commitWith = (parts: CommitterParts) => {
  const { logger, metrics } = parts;
  const attempt = attemptWith(parts);
  const failAll = (entries: readonly Handed[], error: ServiceError): Outcome[] =>
    entries.map(() => ({ kind: 'failed', error }));

  return async function commit(entries: readonly Handed[]): Promise<Outcome[]> {
    for (let attempts = 1; ; attempts++) {
      try {
        return await attempt(entries);
      } catch (error) {
        const failure = classifyCommitError(error);
        if (failure === 'away') {
          logger.warn({ err: error, entries: entries.length }, 'could not commit: Postgres is away');
          return failAll(entries, new ServiceError('UNAVAILABLE', { retryAfterMs: retryAfterAwayMs }));
        }
        if (failure === 'repeat' && attempts < commitAttemptsMax) {
          metrics.commitRepeated();
          continue;
        }
        if (entries.length === 1) {
          const [entry] = entries;
          logger.error({ err: error, requestId: entry?.requestId, roomId: entry?.roomId }, 'an entry cannot be stored');
          return failAll(entries, new ServiceError('INTERNAL', { traceId: entry?.requestId ?? '' }));
        }
        logger.warn({ err: error, entries: entries.length }, 'a batch cannot be stored; trying its entries one by one');
        const outcomes: Outcome[] = [];
        for (const entry of entries) outcomes.push(...(await commit([entry])));
        return outcomes;
      }
    }
  };
};

const batchBounds = { entriesMax: commitEntriesMax, bytesMax: commitBytesMax };
const isSameKind = (a: Waiting, b: Waiting) => a.isChange === b.isChange;

/** One queue with at most one commit in flight. */
const createLane = (commit: (entries: readonly Handed[]) => Promise<Outcome[]>) => {
  const queue: Waiting[] = [];
  let running: Promise<void> | undefined;

  const commitNext = async () => {
    const batch = queue.splice(0, countNext(queue, batchBounds, isSameKind));
    const outcomes = await commit(batch.map(({ entry }) => entry));
    batch.forEach(({ answer, refuse }, n) => {
      const outcome = outcomes[n] as Outcome;
      if (outcome.kind === 'failed') refuse(outcome.error);
      else answer(outcome);
    });
  };
  const run = async () => {
    // What arrives in the same turn of the event loop as the first entry goes with it.
    await new Promise(setImmediate);
    while (queue.length > 0) await commitNext();
    running = undefined;
  };
  return {
    /** @returns what became of it, of the type that its kind has. */
    handIn: <A extends Answer>(entry: Handed, isChange: boolean): Promise<A> =>
      new Promise((resolve, refuse) => {
        queue.push({ entry, bytes: entry.bytes, isChange, answer: (answer) => resolve(answer as A), refuse });
        running ??= run();
      }),
    drain: async () => {
      while (running) await running;
    },
  };
};

export const createCommitter = (parts: CommitterParts): Committer => {
  const commit = commitWith(parts);
  const lanes = Array.from({ length: parts.lanes }, () => createLane(commit));
  const laneOf = (roomId: string) => lanes[partitionOf(roomId, lanes.length)] as (typeof lanes)[number];
  return {
    append: (entry) => laneOf(entry.roomId).handIn<Settled>(entry, false),
    change: (change) => laneOf(change.roomId).handIn<ChangeOutcome>(change, true),
    drain: async () => {
      await Promise.all(lanes.map((lane) => lane.drain()));
    },
  };
};
