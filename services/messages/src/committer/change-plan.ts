/**
 * What the answer of a commit of changes means for each of them, and what it has added to the log. Pure.
 */
import { type Change, type ChangeOutcome, type ChangeRow, entryKindOf, type Post } from '../domain/change.ts';
import { entryBodyOf, needsMessage, weighBody } from '../domain/entry-body.ts';
import type { StoredMessage } from '../domain/message.ts';
import { isSameSend } from '../domain/send-rules.ts';
import type { Added } from './commit-plan.ts';

/** The messages that have to be read before the entries of these changes can be told. */
export const messagesNeeded = (changes: readonly Change[], rows: readonly ChangeRow[]): string[] => {
  const ids = new Set<string>();
  changes.forEach(({ kind, messageId }, n) => {
    if (rows[n]?.entry && needsMessage(entryKindOf[kind], false)) ids.add(messageId);
  });
  return [...ids];
};

/** What a commit has added. @param messages those that `messagesNeeded` names. */
export const addedByChanges = (
  changes: readonly Change[],
  rows: readonly ChangeRow[],
  messages: ReadonlyMap<string, StoredMessage>,
): Added[] =>
  changes.flatMap((change, n) => {
    const added = rows[n]?.entry;
    if (!added) return [];
    const { kind, messageId, actor, roomId, requestId } = change;
    const { seq, atMs, outboxId, payload } = added;
    const message = messages.get(messageId);
    const source = { kind: entryKindOf[kind], actor, atMs, messageId, payload, message, deletion: undefined };
    const body = entryBodyOf(source);
    return { outboxId, entry: { roomId, seq, atMs, actor, requestId, bytes: weighBody(body), ...body } };
  });

const settleOne = (
  change: Change,
  { outcome, messageId, sent }: ChangeRow,
  message: StoredMessage | undefined,
): ChangeOutcome => {
  switch (outcome) {
    case 'done':
      return { kind: outcome, messageId, ...(message ? { message } : {}) };
    case 'unchanged':
    case 'repeat':
    case 'conflict':
    case 'behind':
      return { kind: outcome, messageId };
    case 'sent':
      return { kind: sent && isSameSend(change as Post, sent) ? 'repeat' : 'conflict', messageId };
    case 'no_parent':
      return { kind: 'not_found', what: 'message' };
    case 'no_attachment':
      return { kind: 'not_found', what: 'attachment' };
    default:
      return { kind: 'refused', reason: outcome };
  }
};

/**
 * @param rows what the log answered, in the order of `changes`.
 * @param messages as they were read after the commit; those that are missing are missing in the outcomes.
 * @returns what became of each of `changes`, in that order.
 */
export const settleChanges = (
  changes: readonly Change[],
  rows: readonly ChangeRow[],
  messages: ReadonlyMap<string, StoredMessage>,
): ChangeOutcome[] => {
  if (rows.length !== changes.length) throw new Error('the log answered for more or fewer changes than it was given');
  return changes.map((change, n) => settleOne(change, rows[n] as ChangeRow, messages.get(change.messageId)));
};
