import { entryOverheadBytes } from '../limits.ts';

/** How a message's content is to be read. */
export type MessageKind = 'text' | 'markdown' | 'code';

/** A user as others see them, without their state. */
export interface Actor {
  readonly id: string;
  readonly username: string;
}

/** A member who came or went, as they were then. */
export interface MemberUser extends Actor {
  readonly displayName?: string;
  readonly role: 'user' | 'moderator' | 'admin';
}

interface Entry {
  readonly roomId: string;
  readonly actor: Actor;
  /** The request that caused it; empty: none, or no longer known. */
  readonly requestId: string;
  /** What it weighs in queues and batches, bytes, roughly. */
  readonly bytes: number;
}

/** Somebody says something. */
export interface MessageEntry extends Entry {
  readonly kind: 'message';
  readonly messageId: string;
  readonly type: MessageKind;
  readonly content: string;
  /** UUID by which a resend is recognised. */
  readonly clientId?: string;
}

/** Somebody came or went. */
export interface MemberEntry extends Entry {
  readonly kind: 'member_joined' | 'member_left';
  readonly user: MemberUser;
  /** For those who went, one word. */
  readonly reason: string;
  /** UUID of the room change, by which a repeat is recognised. Empty once it is in the log. */
  readonly changeId: string;
}

/** What can be appended to a room's log. */
export type LogEntry = MessageEntry | MemberEntry;

/** An entry in its place in the log. */
export type StoredEntry<E extends LogEntry = LogEntry> = E & {
  readonly seq: number;
  /** When it was committed, milliseconds since the Unix epoch. */
  readonly atMs: number;
};

/** `LogEntry.bytes` for a content. */
export const weigh = (content: string): number => Buffer.byteLength(content) + entryOverheadBytes;

/** A committed stretch of one room's log that has to be published: what one row of the outbox stands for. */
export interface Stretch {
  readonly outboxId: bigint;
  readonly partition: number;
  readonly roomId: string;
  /** In order of seq, without holes. */
  readonly entries: readonly StoredEntry[];
}
