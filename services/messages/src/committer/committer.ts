/**
 * The committer: the one way into the log.
 *
 * Guarantee. An entry is answered after the transaction that holds it, its event and its place in the outbox has committed, and never
 * otherwise. In a room, seq is 1, 2, 3, … without holes, and entries handed in one after the other get rising seqs. The same
 * (author, clientId), or the same change id, is in the log once, however often, wherever and whenever it is handed in.
 *
 * Why it holds. A batch is one call of append_to_log (see the migration), which is one transaction under the locks of the rooms' heads:
 * seqs are taken from the head and given only to what is inserted with them, so an undone transaction leaves no hole. A room is pinned
 * to one lane, a lane has one commit in flight, and a batch keeps the order of its queue, so order holds within an instance; the locks
 * order instances. Repeats inside one batch are folded by the plan; repeats of what has committed are found by the call; a repeat that
 * commits elsewhere at the same moment breaks a unique index, undoes the batch, and the next attempt finds it.
 *
 * Lifecycle of a batch. While a lane commits, entries gather in its queue; when it is done, what has gathered goes together: no timer,
 * no delay when idle, few transactions under load. A batch that meets another instance's commit is tried again, a few times. When
 * something in it cannot be stored, its entries are committed one by one, so that the bad one fails alone. When Postgres is away all of
 * them are answered UNAVAILABLE: a sender who repeats with the same clientId finds out whether it had been committed.
 *
 * Who may call: the send stream and the consumer of room changes, which both bound what they hand in.
 */
import { partitionOf, ServiceError } from '@lair/contracts';
import type { Logger } from '@lair/service-kit';
import type { LogEntry, Stretch } from '../domain/log-entry.ts';
import { commitAttemptsMax, commitBytesMax, commitEntriesMax, retryAfterAwayMs } from '../limits.ts';
import type { MessagesMetrics } from '../messages-metrics.ts';
import { classifyCommitError } from './commit-errors.ts';
import { type AppendedRow, countNext, planCommit, type Settled, settleCommit, stretchesOf } from './commit-plan.ts';

export interface Committer {
  /**
   * Appends an entry to its room's log, or finds that it is there.
   * @throws ServiceError UNAVAILABLE (Postgres is away; it may have been committed all the same), INTERNAL (it cannot be stored).
   */
  append(entry: LogEntry): Promise<Settled>;
  /** Resolves when everything handed in so far is answered. */
  drain(): Promise<void>;
}

export interface CommitterParts {
  /** One transaction: see LogStore.append. */
  readonly appendToLog: (entries: readonly LogEntry[]) => Promise<AppendedRow[]>;
  /** Told of every commit, in order within a room, before its entries are answered. */
  readonly onCommitted: (stretches: readonly Stretch[]) => void;
  readonly partitions: number;
  readonly lanes: number;
  readonly logger: Logger;
  readonly metrics: Pick<MessagesMetrics, 'committed' | 'commitRepeated'>;
}

interface Waiting {
  readonly entry: LogEntry;
  readonly bytes: number;
  readonly answer: (settled: Settled) => void;
  readonly refuse: (error: ServiceError) => void;
}

type Outcome = Settled | { readonly kind: 'failed'; readonly error: ServiceError };

const commitWith = ({ appendToLog, onCommitted, partitions, logger, metrics }: CommitterParts) => {
  const attempt = async (entries: readonly LogEntry[]): Promise<Outcome[]> => {
    const plan = planCommit(entries);
    const stop = metrics.committed(entries.length);
    const rows = await appendToLog(plan.distinct);
    stop();
    onCommitted(stretchesOf(plan, rows, (roomId) => partitionOf(roomId, partitions)));
    return settleCommit(plan, rows);
  };

  const failAll = (entries: readonly LogEntry[], error: ServiceError): Outcome[] =>
    entries.map(() => ({ kind: 'failed', error }));

  return async function commit(entries: readonly LogEntry[]): Promise<Outcome[]> {
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

/** One queue with at most one commit in flight. */
const createLane = (commit: (entries: readonly LogEntry[]) => Promise<Outcome[]>) => {
  const queue: Waiting[] = [];
  let running: Promise<void> | undefined;

  const commitNext = async () => {
    const batch = queue.splice(0, countNext(queue, { entriesMax: commitEntriesMax, bytesMax: commitBytesMax }));
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
    append: (entry: LogEntry): Promise<Settled> =>
      new Promise((answer, refuse) => {
        queue.push({ entry, bytes: entry.bytes, answer, refuse });
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
    append: (entry) => laneOf(entry.roomId).append(entry),
    drain: async () => {
      await Promise.all(lanes.map((lane) => lane.drain()));
    },
  };
};
