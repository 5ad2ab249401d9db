import type { User__Output } from './generated/lair/common/v1/User.ts';
import type { LogEvent__Output } from './generated/lair/messages/v1/LogEvent.ts';
import type { Message__Output } from './generated/lair/messages/v1/Message.ts';

/** RFC 3339 UTC with milliseconds. */
export const toTime = (ms: number): string => new Date(ms).toISOString();

const wireMessageType = {
  MESSAGE_TYPE_TEXT: 'text',
  MESSAGE_TYPE_MARKDOWN: 'markdown',
  MESSAGE_TYPE_CODE: 'code',
} as const;
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

/** A message as lair/2 shows one. Lists and counts are empty because nothing can have filled them yet. */
export const toWireMessage = (message: Message__Output) => ({
  id: message.id,
  room: message.roomId,
  seq: message.seq,
  author: {
    id: message.author?.id ?? '',
    username: message.author?.username ?? '',
  },
  type: wireMessageType[message.type as keyof typeof wireMessageType] ?? 'text',
  content: message.content,
  createdAt: toTime(message.createdAtMs),
  ...(message.clientId === undefined ? {} : { clientId: message.clientId }),
  edits: 0,
  mentions: [],
  reactions: [],
  attachments: [],
  pinned: false,
  priority: 'normal' as const,
});

/** The method of the client event that a log entry becomes. */
export const eventMethod = (event: LogEvent__Output): 'MESSAGE' | 'ROOM_JOINED' | 'ROOM_LEFT' => {
  switch (event.body) {
    case 'message':
      return 'MESSAGE';
    case 'joined':
      return 'ROOM_JOINED';
    case 'left':
      return 'ROOM_LEFT';
    default:
      throw new Error('a log event without a body');
  }
};

const eventParams = (event: LogEvent__Output): object => {
  const place = { room: event.roomId, seq: event.seq };
  if (event.message) return { ...place, message: toWireMessage(event.message) };
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
