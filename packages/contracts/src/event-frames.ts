import type { Attachment, LogEventName, Message, Reaction, Thread, UserReference } from '@lair/wire';
import { messageTypeOf } from './enum-names.ts';
import type { User__Output } from './generated/lair/common/v1/User.ts';
import type { UserRef__Output } from './generated/lair/common/v1/UserRef.ts';
import type { Attachment__Output } from './generated/lair/messages/v1/Attachment.ts';
import type { LogEvent__Output } from './generated/lair/messages/v1/LogEvent.ts';
import type { Message__Output } from './generated/lair/messages/v1/Message.ts';
import type { Reaction__Output } from './generated/lair/messages/v1/Reaction.ts';
import type { ThreadSummary__Output } from './generated/lair/messages/v1/ThreadSummary.ts';

/** RFC 3339 UTC with milliseconds. */
export const toTime = (ms: number): string => new Date(ms).toISOString();

const wireUserRole = {
  USER_ROLE_USER: 'user',
  USER_ROLE_MODERATOR: 'moderator',
  USER_ROLE_ADMIN: 'admin',
} as const;

/** A user as lair/2 shows one. */
export const toWireUser = (user: User__Output) => ({
  id: user.id,
  username: user.username,
  ...(user.displayName === undefined ? {} : { displayName: user.displayName }),
  role: wireUserRole[user.role as keyof typeof wireUserRole] ?? 'user',
});

/** Who did something, as lair/2 shows it. */
export const toWireUserReference = (user: UserRef__Output | null): UserReference => ({
  id: user?.id ?? '',
  username: user?.username ?? '',
});

/** A thread as lair/2 shows one. */
const toWireThread = (thread: ThreadSummary__Output): Thread => ({
  root: thread.rootId,
  replies: thread.replies,
  ...(thread.lastReplyAtMs === 0 ? {} : { lastReplyAt: toTime(thread.lastReplyAtMs) }),
  participants: thread.participants,
});

/** An attachment as lair/2 shows one. */
export const toWireAttachment = (attachment: Attachment__Output): Attachment => {
  const { id, name, type, size, sha256, width, height, durationMs } = attachment;
  return {
    ...{ id, name, type, size, sha256 },
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(durationMs === undefined ? {} : { durationMs }),
  };
};

/** The reactions to a message with one emoji, as lair/2 shows them. */
const toWireReaction = ({ emoji, count, users, mine }: Reaction__Output): Reaction => ({
  ...{ emoji, count, users, mine },
});

/** A message as lair/2 shows one. */
export const toWireMessage = (message: Message__Output): Message => ({
  id: message.id,
  room: message.roomId,
  seq: message.seq,
  author: toWireUserReference(message.author),
  type: messageTypeOf(message.type) ?? 'text',
  content: message.content,
  createdAt: toTime(message.createdAtMs),
  ...(message.clientId === undefined ? {} : { clientId: message.clientId }),
  ...(message.editedAtMs === undefined ? {} : { editedAt: toTime(message.editedAtMs) }),
  edits: message.edits,
  ...(message.deletedAtMs === undefined ? {} : { deletedAt: toTime(message.deletedAtMs) }),
  ...(message.replyTo
    ? {
        replyTo: {
          id: message.replyTo.messageId,
          author: toWireUserReference(message.replyTo.author),
          excerpt: message.replyTo.excerpt,
        },
      }
    : {}),
  ...(message.thread ? { thread: toWireThread(message.thread) } : {}),
  mentions: message.mentionsRoom ? [...message.mentions, 'room'] : [...message.mentions],
  reactions: message.reactions.map(toWireReaction),
  attachments: message.attachments.map(toWireAttachment),
  pinned: message.pinned,
  priority: 'normal',
});

/** The client event that each kind of log entry becomes. */
const eventMethods = {
  message: 'MESSAGE',
  joined: 'ROOM_JOINED',
  left: 'ROOM_LEFT',
  edited: 'MESSAGE_EDITED',
  deleted: 'MESSAGE_DELETED',
  restored: 'MESSAGE_RESTORED',
  reactionAdded: 'REACTION_ADDED',
  reactionRemoved: 'REACTION_REMOVED',
  pinned: 'MESSAGE_PINNED',
  unpinned: 'MESSAGE_UNPINNED',
} as const satisfies Record<NonNullable<LogEvent__Output['body']>, LogEventName>;

/** The method of the client event that a log entry becomes. @throws when the entry has no body that this release knows. */
export const eventMethod = (event: LogEvent__Output): LogEventName => {
  const method = event.body && eventMethods[event.body];
  if (!method) throw new Error('a log event without a body');
  return method;
};

const eventParams = (event: LogEvent__Output): object => {
  const place = { room: event.roomId, seq: event.seq };
  const message = event.message ?? event.edited ?? event.restored;
  if (message) return { ...place, message: toWireMessage(message) };
  if (event.deleted) {
    const { messageId, by, thread, deletedAtMs } = event.deleted;
    return {
      ...place,
      message: messageId,
      by: toWireUserReference(by),
      deletedAt: toTime(deletedAtMs),
      ...(thread ? { thread: toWireThread(thread) } : {}),
    };
  }
  const reacted = event.reactionAdded ?? event.reactionRemoved;
  if (reacted?.reaction) {
    const { emoji, count, users } = reacted.reaction;
    return { ...place, message: reacted.messageId, emoji, user: toWireUserReference(event.actor), count, users };
  }
  const pin = event.pinned ?? event.unpinned;
  if (pin) return { ...place, message: pin.messageId, by: toWireUserReference(event.actor) };
  const member = event.joined ?? event.left;
  if (!member?.user) throw new Error('a log event without a body');
  return {
    ...place,
    user: toWireUser(member.user),
    ...(event.left ? { reason: member.reason } : {}),
  };
};

/**
 * The lair/2 line of a log entry, ended by a newline: the same bytes for every member, so it is rendered once.
 * @throws when the entry has no body, which no writer produces.
 */
export const renderEventFrame = (event: LogEvent__Output): string =>
  `${JSON.stringify({ jsonrpc: '2.0', method: eventMethod(event), params: eventParams(event) })}\n`;
