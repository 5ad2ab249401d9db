import { entryOverheadBytes } from '../limits.ts';
import type { MessageKind, ReactionSummary, StoredMessage, ThreadSummary, UserRef } from './message.ts';

/** A member who came or went, as they were then. */
export interface MemberUser extends UserRef {
  readonly displayName?: string;
  readonly role: 'user' | 'moderator' | 'admin';
}

/** What is common to all that is handed in for the log. */
export interface Submission {
  readonly roomId: string;
  readonly actor: UserRef;
  /** The request that caused it; empty: none. */
  readonly requestId: string;
  /** What it weighs in queues and batches, bytes, roughly. */
  readonly bytes: number;
}

/** Somebody says something that answers nothing, carries nothing and mentions nobody. */
export interface PlainMessage extends Submission {
  readonly kind: 'message';
  readonly messageId: string;
  readonly type: MessageKind;
  readonly content: string;
  /** UUID by which a resend is recognised. */
  readonly clientId?: string;
}

/** Somebody came or went. */
export interface MemberChange extends Submission {
  readonly kind: 'member_joined' | 'member_left';
  readonly user: MemberUser;
  /** For those who went, one word. */
  readonly reason: string;
  /** UUID of the room change, by which a repeat is recognised. */
  readonly changeId: string;
}

/** What the fast way appends: entries that need nothing of what is there already. */
export type Append = PlainMessage | MemberChange;

/** A message as it is now, which may be later than the event. */
export interface MessageBody {
  readonly kind: 'message' | 'message_edited' | 'message_restored';
  readonly message: StoredMessage;
}

/** A message is deleted. */
export interface DeletedBody {
  readonly kind: 'message_deleted';
  readonly messageId: string;
  /** Who deleted it. */
  readonly by: UserRef;
  /** What the message shows as its deletion, milliseconds since the Unix epoch; of the event, when it has been restored since. */
  readonly deletedAtMs: number;
  /** Its thread without it; undefined: it was in none. */
  readonly thread?: ThreadSummary;
}

/** Somebody, the entry's actor, reacted or took it back. */
export interface ReactionBody {
  readonly kind: 'reaction_added' | 'reaction_removed';
  readonly messageId: string;
  /** All reactions with this emoji after the event. */
  readonly reaction: Pick<ReactionSummary, 'emoji' | 'count' | 'users'>;
}

/** The entry's actor pinned or unpinned a message. */
export interface PinBody {
  readonly kind: 'message_pinned' | 'message_unpinned';
  readonly messageId: string;
}

/** Somebody came or went. */
export interface MemberBody {
  readonly kind: 'member_joined' | 'member_left';
  readonly user: MemberUser;
  /** For those who went, one word. */
  readonly reason: string;
}

/** What an entry of the log says. */
export type EntryBody = MessageBody | DeletedBody | ReactionBody | PinBody | MemberBody;
export type EntryKind = EntryBody['kind'];

/** Where and when an entry is in the log. */
export interface EntryPlace {
  readonly roomId: string;
  readonly seq: number;
  /** When it was committed, milliseconds since the Unix epoch. */
  readonly atMs: number;
  readonly actor: UserRef;
  /** The request that caused it; empty: no longer known. */
  readonly requestId: string;
  /** What it weighs in queues and batches, bytes, roughly. */
  readonly bytes: number;
}

/** An entry of the log. */
export type StoredEntry = EntryPlace & EntryBody;

/** What something with such a content weighs. */
export const weigh = (content: string): number => Buffer.byteLength(content) + entryOverheadBytes;

/** A committed stretch of one room's log that has to be published: what one row of the outbox stands for. */
export interface Stretch {
  readonly outboxId: bigint;
  readonly partition: number;
  readonly roomId: string;
  /** In order of seq, without holes. */
  readonly entries: readonly StoredEntry[];
}
