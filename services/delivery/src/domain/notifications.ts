import type { Notification } from '@lair/contracts/generated/lair/delivery/v1/Notification.ts';
import type { NotificationKind } from '@lair/contracts/generated/lair/delivery/v1/NotificationKind.ts';
import type { LogEvent__Output } from '@lair/contracts/generated/lair/messages/v1/LogEvent.ts';
import { excerptOf } from '@lair/wire';

/** A notification for one user. */
export type UserNotification = Notification & { readonly userId: string };

/** Shared: most messages concern nobody more than the rest. */
const nobody: readonly UserNotification[] = [];

/**
 * Whom an event concerns beyond the room: whoever a new message answers, and those it mentions by name. Nobody is told of what they wrote
 * themselves, and nobody twice. Mentions of the whole room concern everybody who follows it anyway.
 */
export const notificationsOf = ({ message }: LogEvent__Output): readonly UserNotification[] => {
  if (!message || message.deletedAtMs !== undefined) return nobody;
  if (!message.replyTo && message.mentions.length === 0) return nobody;
  const kinds = new Map<string, NotificationKind>();
  if (message.replyTo?.author) kinds.set(message.replyTo.author.id, 'NOTIFICATION_KIND_REPLY');
  for (const userId of message.mentions) if (!kinds.has(userId)) kinds.set(userId, 'NOTIFICATION_KIND_MENTION');
  kinds.delete(message.author?.id ?? '');
  if (kinds.size === 0) return nobody;
  const excerpt = excerptOf(message.content, message.type === 'MESSAGE_TYPE_ENCRYPTED' ? 'encrypted' : 'text');
  const about = { roomId: message.roomId, messageId: message.id, author: message.author, excerpt };
  return [...kinds].map(([userId, kind]) => ({ userId, kind, ...about }));
};
