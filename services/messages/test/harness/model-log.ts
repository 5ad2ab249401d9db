/**
 * A log in memory that answers as append_to_log and change_messages do, for tests of what is made of their answers. Of changes it knows
 * what the plans care about: places, client ids, and that some are refused or change nothing.
 */
import type { AppendedRow } from '../../src/committer/commit-plan.ts';
import { type Change, type ChangeRow, digestOf } from '../../src/domain/change.ts';
import type { Append, PlainMessage } from '../../src/domain/log-entry.ts';
import type { Said } from '../../src/domain/send-rules.ts';

export type Handed = Append | Change;

export interface ModelLog {
  /** By room, in the order of seq. */
  readonly logs: ReadonlyMap<string, readonly Handed[]>;
  append(entries: readonly Append[]): AppendedRow[];
  carryOut(changes: readonly Change[]): ChangeRow[];
}

interface Key {
  readonly messageId: string;
  /** Of a send. */
  readonly said?: Said & { readonly seq: number };
  /** Of another change. */
  readonly digest?: string;
}

const saidBy = ({ roomId, type, content, ...rest }: PlainMessage | Extract<Change, { kind: 'post' }>): Said =>
  'attachments' in rest
    ? { roomId, type, content, replyTo: rest.replyTo, attachments: rest.attachments }
    : { roomId, type, content };

/** @param refuses which changes find their message in the wrong state, or as it is to be. */
export const createModelLog = (refuses: (change: Change) => 'deleted' | 'unchanged' | undefined): ModelLog => {
  const logs = new Map<string, Handed[]>();
  const keys = new Map<string, Key>();
  const memberChanges = new Map<string, number>();
  let outboxIds = 0n;
  const keyOf = ({ actor, clientId }: { actor: { id: string }; clientId?: string }) =>
    clientId === undefined ? undefined : `${actor.id} ${clientId}`;

  /** One commit: takes seqs, and a row of the outbox for each room that it is the first to write to. */
  const createCommit = () => {
    const opened = new Set<string>();
    return (entry: Handed) => {
      const log = logs.get(entry.roomId) ?? [];
      logs.set(entry.roomId, log);
      const outboxId = opened.has(entry.roomId) ? undefined : ++outboxIds;
      opened.add(entry.roomId);
      return { seq: log.push(entry), atMs: 0, outboxId };
    };
  };

  const append = (entries: readonly Append[]): AppendedRow[] => {
    const add = createCommit();
    return entries.map((entry) => {
      const there = { appended: false, seq: 0, atMs: 0, outboxId: undefined };
      if (entry.kind !== 'message') {
        const seq = memberChanges.get(entry.changeId);
        if (seq !== undefined) return { ...there, seq, known: undefined };
        const added = add(entry);
        memberChanges.set(entry.changeId, added.seq);
        return { appended: true, ...added, known: undefined };
      }
      const key = keyOf(entry);
      const known = key === undefined ? undefined : keys.get(key);
      if (known)
        return { ...there, seq: known.said?.seq ?? 0, known: { messageId: known.messageId, said: known.said } };
      const added = add(entry);
      if (key !== undefined) keys.set(key, { messageId: entry.messageId, said: { ...saidBy(entry), seq: added.seq } });
      return { appended: true, ...added, known: undefined };
    });
  };

  const carryOut = (changes: readonly Change[]): ChangeRow[] => {
    const add = createCommit();
    return changes.map((change) => {
      const { messageId } = change;
      const key = keyOf(change);
      const known = key === undefined ? undefined : keys.get(key);
      if (known?.said)
        return change.kind === 'post'
          ? { outcome: 'sent', messageId: known.messageId, sent: known.said }
          : { outcome: 'conflict', messageId: known.messageId };
      if (known)
        return {
          outcome: known.digest === digestOf(change) ? 'repeat' : 'conflict',
          messageId: known.messageId,
        };
      const refusal = refuses(change);
      if (refusal === 'deleted') return { outcome: refusal, messageId };
      if (key !== undefined && change.kind !== 'post') keys.set(key, { messageId, digest: digestOf(change) });
      if (refusal === 'unchanged') return { outcome: refusal, messageId };
      const entry = { ...add(change), payload: { emoji: '👍', count: 1, users: [] } };
      if (key !== undefined && change.kind === 'post')
        keys.set(key, { messageId, said: { ...saidBy(change), seq: entry.seq } });
      return { outcome: 'done', messageId, entry };
    });
  };
  return { logs, append, carryOut };
};
