/**
 * What an entry of the log says, from its row and its message as it is now. Pure. The same for what has just been committed and for
 * what is read back later.
 */
import { type EntryBody, type EntryKind, type MemberUser, type ReactionBody, weigh } from './log-entry.ts';
import type { StoredMessage, ThreadSummary, UserRef } from './message.ts';

/** What `events.payload` of a member who came or went holds. */
export interface MemberPayload {
  readonly user: MemberUser;
  readonly reason: string;
}

/** What `events.payload` of a deletion holds. */
interface DeletionPayload {
  readonly thread?: ThreadSummary;
}

/** An entry as the log has it. */
export interface EntrySource {
  readonly kind: EntryKind;
  readonly actor: UserRef;
  /** When it was committed, milliseconds since the Unix epoch. */
  readonly atMs: number;
  /** null: it is about a member. */
  readonly messageId: string | null;
  /** As its kind has it: see the schema. */
  readonly payload: unknown;
  /** The message as it is now; may be left out where `needsMessage` says so. */
  readonly message: StoredMessage | undefined;
  /** Who deleted the message, and when, if it is deleted now. */
  readonly deletion: { readonly by: UserRef; readonly atMs: number } | undefined;
}

const carryingKinds: ReadonlySet<EntryKind> = new Set(['message', 'message_edited', 'message_restored']);

/** Whether an entry can only be told with its message; what is about a deleted one always is, but the deletion. */
export const needsMessage = (kind: EntryKind, isDeleted: boolean): boolean =>
  carryingKinds.has(kind) || (isDeleted && kind !== 'message_deleted');

const present = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`an entry of the log has lost its ${what}`);
  return value;
};

/**
 * What an entry says now. Entries about a message that is deleted now say only that: the message that they carried has become what is
 * left of it, and reactions and pins have become its deletion, so that no seq is missing and nothing comes out that was taken back.
 */
export const entryBodyOf = (source: EntrySource): EntryBody => {
  const { kind, actor, atMs, payload, message, deletion } = source;
  if (kind === 'member_joined' || kind === 'member_left')
    return { kind, ...present(payload as MemberPayload | null, 'payload') };
  const messageId = present(source.messageId, 'message');
  switch (kind) {
    case 'message':
    case 'message_edited':
    case 'message_restored':
      return { kind, message: present(message, 'message') };
    case 'message_deleted': {
      const { thread } = (payload ?? {}) as DeletionPayload;
      return { kind, messageId, by: actor, deletedAtMs: deletion?.atMs ?? atMs, ...(thread ? { thread } : {}) };
    }
  }
  if (message?.deletedAtMs !== undefined) {
    const { deletedAtMs, thread } = message;
    const by = deletion?.by ?? actor;
    return { kind: 'message_deleted', messageId, by, deletedAtMs, ...(thread ? { thread } : {}) };
  }
  if (kind === 'message_pinned' || kind === 'message_unpinned') return { kind, messageId };
  return { kind, messageId, reaction: present(payload as ReactionBody['reaction'] | null, 'payload') };
};

/** What a mention, an attachment and a reaction weigh, bytes, roughly; of a reaction each name besides. */
const partBytes = { mention: 40, attachment: 400, reaction: 60, name: 35 };

/** `EntryPlace.bytes` of an entry that says this. */
export const weighBody = (body: EntryBody): number => {
  if (!('message' in body)) return weigh('') + ('reaction' in body ? body.reaction.users.length * partBytes.name : 0);
  const { content, replyTo, mentions, attachments, reactions } = body.message;
  const names = reactions.reduce((sum, { users }) => sum + users.length, 0);
  return (
    weigh(content) +
    Buffer.byteLength(replyTo?.excerpt ?? '') +
    mentions.length * partBytes.mention +
    attachments.length * partBytes.attachment +
    reactions.length * partBytes.reaction +
    names * partBytes.name
  );
};
