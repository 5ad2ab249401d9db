import { MESSAGE_TYPES, type MessageType } from '@lair/wire';

/** A user as others see them, without their state. */
export interface UserRef {
  readonly id: string;
  readonly username: string;
}

/** How a message's content is to be read, and what it carries. */
export type MessageKind = MessageType;
export const messageKinds: readonly MessageKind[] = MESSAGE_TYPES;

/** What a message answers, as that is now. */
export interface ReplyReference {
  readonly messageId: string;
  readonly author: UserRef;
  /** Empty when there is nothing to show, or not to everybody. */
  readonly excerpt: string;
}

/** A thread without its messages; deleted replies do not count. */
export interface ThreadSummary {
  readonly rootId: string;
  readonly replies: number;
  /** 0: no reply is left. */
  readonly lastReplyAtMs: number;
  readonly participants: number;
}

/** All reactions to a message with one emoji. */
export interface ReactionSummary {
  readonly emoji: string;
  readonly count: number;
  /** Usernames of those who reacted first, at most 20. */
  readonly users: readonly string[];
  /** The reader is among those who reacted; false when read for nobody in particular. */
  readonly mine: boolean;
}

/** A file that a message carries. */
export interface StoredAttachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly width?: number;
  readonly height?: number;
  readonly durationMs?: number;
}

/**
 * A message as somebody may see it now. Of a deleted one only its place, author, times and thread are left: whoever reads it from the
 * tables leaves the rest out.
 */
export interface StoredMessage {
  readonly id: string;
  readonly roomId: string;
  readonly seq: number;
  readonly author: UserRef;
  readonly type: MessageKind;
  readonly content: string;
  readonly createdAtMs: number;
  readonly clientId?: string;
  readonly editedAtMs?: number;
  readonly edits: number;
  readonly deletedAtMs?: number;
  readonly replyTo?: ReplyReference;
  readonly thread?: ThreadSummary;
  /** Ids of users, in the order of the text, each once. */
  readonly mentions: readonly string[];
  readonly mentionsRoom: boolean;
  /** By count, the highest first, then by emoji. */
  readonly reactions: readonly ReactionSummary[];
  /** In the sender's order. */
  readonly attachments: readonly StoredAttachment[];
  readonly pinned: boolean;
}
