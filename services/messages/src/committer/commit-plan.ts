/**
 * What a commit does, without the database: which entries go into one, what is asked of the log, and what its answer means for each
 * entry. Pure.
 */
import type { LogEntry, MessageEntry, StoredEntry, Stretch } from '../domain/log-entry.ts';
import { isSameSend, type Said } from '../domain/send-rules.ts';

/** A batch of entries and what is asked of the log for them. */
export interface CommitPlan {
  /** In the order of arrival; the same clientId or change id may be there more than once. */
  readonly entries: readonly LogEntry[];
  /** What is given to the log: of those that repeat each other, the first. */
  readonly distinct: readonly LogEntry[];
  /** For each of `entries`, the index in `distinct` of the one that stands for it. */
  readonly standIns: readonly number[];
}

/** What the log says of one of `distinct`. */
export interface AppendedRow {
  /** False: it was there already, from an earlier commit. */
  readonly appended: boolean;
  readonly seq: number;
  readonly atMs: number;
  /** Of the row that opens its room's stretch; else undefined. */
  readonly outboxId: bigint | undefined;
  /** The message that was there already under this clientId. */
  readonly known: (Said & { readonly messageId: string }) | undefined;
}

/** What became of one entry. */
export type Settled =
  | { readonly kind: 'stored'; readonly entry: StoredEntry }
  /** Its clientId belongs to a message that says something else: `current`. */
  | { readonly kind: 'conflict'; readonly current: StoredEntry<MessageEntry> };

/**
 * How many entries from the front of a queue make the next commit: as many as both bounds allow, and at least one.
 */
export const countNext = (
  queue: readonly { readonly bytes: number }[],
  bounds: { readonly entriesMax: number; readonly bytesMax: number },
): number => {
  let count = 0;
  let bytes = 0;
  for (const entry of queue) {
    bytes += entry.bytes;
    if (count > 0 && (count === bounds.entriesMax || bytes > bounds.bytesMax)) break;
    count++;
  }
  return count;
};

/** What makes two entries the same one; undefined: nothing does. */
const repeatKey = (entry: LogEntry): string | undefined => {
  if (entry.kind !== 'message') return entry.changeId;
  return entry.clientId === undefined ? undefined : `${entry.actor.id} ${entry.clientId}`;
};

export const planCommit = (entries: readonly LogEntry[]): CommitPlan => {
  const distinct: LogEntry[] = [];
  const firsts = new Map<string, number>();
  const standIns = entries.map((entry) => {
    const key = repeatKey(entry);
    const first = key === undefined ? undefined : firsts.get(key);
    if (first !== undefined) return first;
    if (key !== undefined) firsts.set(key, distinct.length);
    return distinct.push(entry) - 1;
  });
  return { entries, distinct, standIns };
};

const settleOne = (entry: LogEntry, standIn: LogEntry, row: AppendedRow): Settled => {
  const place = { seq: row.seq, atMs: row.atMs };
  if (entry.kind !== 'message' || standIn.kind !== 'message')
    return { kind: 'stored', entry: { ...entry, ...place } as StoredEntry };
  const said = row.known ?? standIn;
  const { roomId, type, content, messageId } = said;
  if (!isSameSend(entry, said))
    return { kind: 'conflict', current: { ...entry, ...place, roomId, type, content, messageId } };
  return { kind: 'stored', entry: { ...entry, ...place, messageId } };
};

/**
 * @param rows what the log answered, one for each of `plan.distinct`, in that order.
 * @returns what became of each of `plan.entries`, in that order.
 */
export const settleCommit = (plan: CommitPlan, rows: readonly AppendedRow[]): Settled[] => {
  if (rows.length !== plan.distinct.length)
    throw new Error('the log answered for more or fewer entries than it was given');
  return plan.entries.map((entry, n) => {
    const standIn = plan.standIns[n] as number;
    return settleOne(entry, plan.distinct[standIn] as LogEntry, rows[standIn] as AppendedRow);
  });
};

/** The stretches that a commit has added to the logs of its rooms: what has to be published now. */
export const stretchesOf = (
  plan: CommitPlan,
  rows: readonly AppendedRow[],
  partitionOfRoom: (roomId: string) => number,
): Stretch[] => {
  const stretches = new Map<string, { outboxId: bigint; partition: number; roomId: string; entries: StoredEntry[] }>();
  plan.distinct.forEach((entry, n) => {
    const row = rows[n] as AppendedRow;
    if (!row.appended) return;
    const { roomId } = entry;
    if (row.outboxId !== undefined)
      stretches.set(roomId, { outboxId: row.outboxId, partition: partitionOfRoom(roomId), roomId, entries: [] });
    const stretch = stretches.get(roomId);
    if (!stretch) throw new Error('an appended entry has no row in the outbox');
    stretch.entries.push({ ...entry, seq: row.seq, atMs: row.atMs } as StoredEntry);
  });
  return [...stretches.values()];
};
