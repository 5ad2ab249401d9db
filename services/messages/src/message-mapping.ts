/**
 * The log's entries and messages ↔ the protos, both directions side by side.
 */
import { protoMessageType } from '@lair/contracts';
import type { User, User__Output } from '@lair/contracts/generated/lair/common/v1/User.ts';
import type { LogEvent } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import type { Message } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import type { EntryBody, MemberUser, StoredEntry } from './domain/log-entry.ts';
import type { ReactionSummary, StoredMessage } from './domain/message.ts';

const protoRole = { user: 'USER_ROLE_USER', moderator: 'USER_ROLE_MODERATOR', admin: 'USER_ROLE_ADMIN' } as const;

const roleOfProto: Readonly<Record<string, MemberUser['role']>> = {
  USER_ROLE_MODERATOR: 'moderator',
  USER_ROLE_ADMIN: 'admin',
};

export const toMessage = (message: StoredMessage): Message => ({
  id: message.id,
  roomId: message.roomId,
  seq: message.seq,
  author: message.author,
  type: protoMessageType[message.type],
  content: message.content,
  createdAtMs: message.createdAtMs,
  ...(message.clientId === undefined ? {} : { clientId: message.clientId }),
  ...(message.editedAtMs === undefined ? {} : { editedAtMs: message.editedAtMs }),
  edits: message.edits,
  ...(message.deletedAtMs === undefined ? {} : { deletedAtMs: message.deletedAtMs }),
  ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
  ...(message.thread === undefined ? {} : { thread: message.thread }),
  mentions: [...message.mentions],
  mentionsRoom: message.mentionsRoom,
  reactions: message.reactions.map(toReaction),
  attachments: [...message.attachments],
  pinned: message.pinned,
});

/** Reactions with one emoji; in events nobody's own are marked. */
export const toReaction = ({ emoji, count, users, mine }: Omit<ReactionSummary, 'mine'> & { mine?: boolean }) => ({
  emoji,
  count,
  users: [...users],
  mine: mine ?? false,
});

const toUser = (user: MemberUser): User => ({ ...user, role: protoRole[user.role] });

/** A member as a change of rooms names one; a role that is not known counts as the least. */
export const fromUser = (user: User__Output): MemberUser => ({
  id: user.id,
  username: user.username,
  role: roleOfProto[user.role] ?? 'user',
  ...(user.displayName === undefined ? {} : { displayName: user.displayName }),
});

const toBody = (body: EntryBody): LogEvent => {
  switch (body.kind) {
    case 'message':
      return { message: toMessage(body.message) };
    case 'message_edited':
      return { edited: toMessage(body.message) };
    case 'message_restored':
      return { restored: toMessage(body.message) };
    case 'message_deleted': {
      const { messageId, by, deletedAtMs, thread } = body;
      return { deleted: { messageId, by, deletedAtMs, ...(thread === undefined ? {} : { thread }) } };
    }
    case 'reaction_added':
      return { reactionAdded: { messageId: body.messageId, reaction: toReaction(body.reaction) } };
    case 'reaction_removed':
      return { reactionRemoved: { messageId: body.messageId, reaction: toReaction(body.reaction) } };
    case 'message_pinned':
      return { pinned: { messageId: body.messageId } };
    case 'message_unpinned':
      return { unpinned: { messageId: body.messageId } };
    case 'member_joined':
      return { joined: { user: toUser(body.user), reason: '' } };
    case 'member_left':
      return { left: { user: toUser(body.user), reason: body.reason } };
  }
};

export const toLogEvent = (entry: StoredEntry): LogEvent => {
  const { roomId, seq, atMs, actor, requestId } = entry;
  return { roomId, seq, atMs, actor, requestId, ...toBody(entry) };
};
