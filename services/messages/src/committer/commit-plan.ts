/**
 * What a commit of appends does, without the database: which entries go into one, what is asked of the log, and what its answer means
 * for each entry. Pure. Commits of changes: change-plan.ts.
 */
import type { Append, PlainMessage, StoredEntry, Stretch } from '../domain/log-entry.ts';
import type { StoredMessage } from '../domain/message.ts';
import { isSameSend, type Said } from '../domain/send-rules.ts';

/** A batch of entries and what is asked of the log for them. */
export interface CommitPlan {
  /** In the order of arrival; the same clientId or change id may be there more than once. */
  readonly entries: readonly Append[];
  /** What is given to the log: of those that repeat each other, the first. */
  readonly distinct: readonly Append[];
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
  /** What was there already under this clientId: a message as it was sent, or a change of that message. */
  readonly known: { readonly messageId: string; readonly said: Said | undefined } | undefined;
}

/** What became of one entry. */
export type Settled =
  /** It is in the log now. A message is as it was committed. */
  | { readonly kind: 'stored'; readonly entry: StoredEntry }
  /** It was in the log before; of a message: which, for it may have changed since. */
  | { readonly kind: 'repeat'; readonly messageId: string | undefined }
  /** Its clientId belongs to something else, about this message. */
  | { readonly kind: 'conflict'; readonly messageId: string };

/**
 * How many entries from the front of a queue make the next commit: as many as both bounds allow and are like the first, and at least one.
 */
export const countNext = <E extends { readonly bytes: number }>(
  queue: readonly E[],
  bounds: { readonly entriesMax: number; readonly bytesMax: number },
  isLike: (entry: E, first: E) => boolean = () => true,
): number => {
  let count = 0;
  let bytes = 0;
  for (const entry of queue) {
    bytes += entry.bytes;
    if (count > 0 && (count === bounds.entriesMax || bytes > bounds.bytesMax || !isLike(entry, queue[0] as E))) break;
    count++;
  }
  return count;
};

/** What makes two entries the same one; undefined: nothing does. */
const repeatKey = (entry: Append): string | undefined => {
  if (entry.kind !== 'message') return entry.changeId;
  return entry.clientId === undefined ? undefined : `${entry.actor.id} ${entry.clientId}`;
};

export const planCommit = (entries: readonly Append[]): CommitPlan => {
  const distinct: Append[] = [];
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

/** Nothing of what plain messages have none of; shared, because most messages are plain. */
const nothing: readonly never[] = [];

/** A plain message in its place: all that there is to it at its commit. */
const toMessage = (
  { messageId, roomId, actor, type, content, clientId }: PlainMessage,
  { seq, atMs }: AppendedRow,
): StoredMessage => ({
  id: messageId,
  roomId,
  seq,
  author: actor,
  type,
  content,
  createdAtMs: atMs,
  ...(clientId === undefined ? {} : { clientId }),
  edits: 0,
  mentions: nothing,
  mentionsRoom: false,
  reactions: nothing,
  attachments: nothing,
  pinned: false,
});

const toStoredEntry = (entry: Append, row: AppendedRow): StoredEntry => {
  const { roomId, actor, requestId, bytes } = entry;
  const place = { roomId, seq: row.seq, atMs: row.atMs, actor, requestId, bytes };
  return entry.kind === 'message'
    ? { ...place, kind: 'message', message: toMessage(entry, row) }
    : { ...place, kind: entry.kind, user: entry.user, reason: entry.reason };
};

const settleOne = (entry: Append, standIn: Append, row: AppendedRow): Settled => {
  if (row.appended && entry === standIn) return { kind: 'stored', entry: toStoredEntry(entry, row) };
  if (entry.kind !== 'message' || standIn.kind !== 'message') return { kind: 'repeat', messageId: undefined };
  const { messageId, said } = row.known ?? { messageId: standIn.messageId, said: standIn };
  return { kind: said && isSameSend(entry, said) ? 'repeat' : 'conflict', messageId };
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
    return settleOne(entry, plan.distinct[standIn] as Append, rows[standIn] as AppendedRow);
  });
};

/** An entry that a commit has added to the log; of the one that opens its room's stretch, with the row of the outbox. */
export interface Added {
  readonly outboxId: bigint | undefined;
  readonly entry: StoredEntry;
}

/** What a commit has added, from what became of its entries. */
export const addedBy = (plan: CommitPlan, rows: readonly AppendedRow[], settled: readonly Settled[]): Added[] =>
  settled.flatMap((outcome, n) =>
    outcome.kind === 'stored' ? { outboxId: rows[plan.standIns[n] as number]?.outboxId, entry: outcome.entry } : [],
  );

/** The stretches that a commit has added to the logs of its rooms: what has to be published now. */
export const stretchesOf = (added: Iterable<Added>, partitionOfRoom: (roomId: string) => number): Stretch[] => {
  const stretches = new Map<string, { outboxId: bigint; partition: number; roomId: string; entries: StoredEntry[] }>();
  for (const { outboxId, entry } of added) {
    const { roomId } = entry;
    if (outboxId !== undefined)
      stretches.set(roomId, { outboxId, partition: partitionOfRoom(roomId), roomId, entries: [] });
    const stretch = stretches.get(roomId);
    if (!stretch) throw new Error('an appended entry has no row in the outbox');
    stretch.entries.push(entry);
  }
  return [...stretches.values()];
};
