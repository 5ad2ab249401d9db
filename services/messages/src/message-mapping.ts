/**
 * The log's entries ↔ the protos, both directions side by side.
 */
import type { User, User__Output } from '@lair/contracts/generated/lair/common/v1/User.ts';
import type { LogEvent } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import type { Message } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import type { MemberUser, MessageEntry, StoredEntry } from './domain/log-entry.ts';

const protoMessageType = {
  text: 'MESSAGE_TYPE_TEXT',
  markdown: 'MESSAGE_TYPE_MARKDOWN',
  code: 'MESSAGE_TYPE_CODE',
} as const;

const protoRole = { user: 'USER_ROLE_USER', moderator: 'USER_ROLE_MODERATOR', admin: 'USER_ROLE_ADMIN' } as const;

const roleOfProto: Readonly<Record<string, MemberUser['role']>> = {
  USER_ROLE_MODERATOR: 'moderator',
  USER_ROLE_ADMIN: 'admin',
};

export const toMessage = (entry: StoredEntry<MessageEntry>): Message => ({
  id: entry.messageId,
  roomId: entry.roomId,
  seq: entry.seq,
  author: entry.actor,
  type: protoMessageType[entry.type],
  content: entry.content,
  createdAtMs: entry.atMs,
  ...(entry.clientId === undefined ? {} : { clientId: entry.clientId }),
});

const toUser = (user: MemberUser): User => ({ ...user, role: protoRole[user.role] });

/** A member as a change of rooms names one; a role that is not known counts as the least. */
export const fromUser = (user: User__Output): MemberUser => ({
  id: user.id,
  username: user.username,
  role: roleOfProto[user.role] ?? 'user',
  ...(user.displayName === undefined ? {} : { displayName: user.displayName }),
});

export const toLogEvent = (entry: StoredEntry): LogEvent => {
  const { roomId, seq, atMs, actor, requestId } = entry;
  const place = { roomId, seq, atMs, actor, requestId };
  switch (entry.kind) {
    case 'message':
      return { ...place, message: toMessage(entry) };
    case 'member_joined':
      return { ...place, joined: { user: toUser(entry.user), reason: '' } };
    case 'member_left':
      return { ...place, left: { user: toUser(entry.user), reason: entry.reason } };
  }
};
