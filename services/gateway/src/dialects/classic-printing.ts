import { chatLines, type Message, messageLines } from '@lair/wire';
import type { RoomEvent } from '../fanout/room-batch.ts';
import { textOf } from './classic-message-text.ts';

/** What decides how a message looks to a classic session. */
export interface ClassicView {
  /** It asked for message ids with CLIENT_CAPS. */
  readonly ids: boolean;
  /** It asked for deletions and reactions with CLIENT_CAPS. */
  readonly events: boolean;
  /** The message is a direct one. */
  readonly direct: boolean;
  readonly roomName: string;
}

/** What every line about a message holds: id, time in milliseconds since the Unix epoch, who said it, what it says. */
export const rowOf = (message: Message): [id: string, atMs: number, username: string, text: string] => [
  message.id,
  Date.parse(message.createdAt),
  message.author.username,
  textOf(message),
];

/** A message as a classic session gets it. */
export const printMessage = (message: Message, { ids, direct, roomName }: ClassicView): string => {
  const [id, atMs, username, text] = rowOf(message);
  if (direct) return ids ? messageLines.dmMessage(id, atMs, username, text) : chatLines.privateMessage(username, text);
  if (message.replyTo) {
    const parent = message.replyTo.id;
    return ids
      ? messageLines.replyWithId(id, atMs, roomName, username, parent, text)
      : messageLines.reply(username, parent, text);
  }
  return ids ? messageLines.message(id, atMs, roomName, username, text) : chatLines.chat(username, text);
};

/** Whose deed an event is: they are not told of it. */
const doerOf = (event: RoomEvent): string => {
  switch (event.method) {
    case 'MESSAGE':
    case 'MESSAGE_EDITED':
      return event.params.message.author.id;
    case 'MESSAGE_DELETED':
      return event.params.by.id;
    default:
      return event.actorId;
  }
};

const editLine = (message: Message): string =>
  messageLines.editedBy(message.author.username, message.id, textOf(message));

const lineOf = (event: RoomEvent, view: ClassicView): string | undefined => {
  switch (event.method) {
    // A message that was deleted since, on replay, has nothing to show.
    case 'MESSAGE':
      return event.params.message.deletedAt === undefined ? printMessage(event.params.message, view) : undefined;
    case 'MESSAGE_EDITED':
      return event.params.message.deletedAt === undefined ? editLine(event.params.message) : undefined;
    // To a client that was told of the deletion: this is what the message says now.
    case 'MESSAGE_RESTORED':
      return event.params.message.deletedAt === undefined && view.events ? editLine(event.params.message) : undefined;
    case 'MESSAGE_DELETED':
      return view.events ? messageLines.deletedBy(event.params.by.username, event.params.message) : undefined;
    case 'REACTION_ADDED':
    case 'REACTION_REMOVED': {
      if (!view.events) return undefined;
      const { user, message, emoji } = event.params;
      return event.method === 'REACTION_ADDED'
        ? messageLines.reactionAddedBy(user.username, message, emoji)
        : messageLines.reactionRemovedBy(user.username, message, emoji);
    }
    default:
      return undefined;
  }
};

/**
 * The line of a log event, or undefined for one that a classic session is not shown: what its reader did themselves is not echoed, pins have
 * no line, who came or went is told by ROOM_STATUS, and deletions and reactions are for those who asked. Printed once for all sessions that
 * see it alike.
 */
export const printEvent = (event: RoomEvent, readerId: string, view: ClassicView): string | undefined => {
  if (doerOf(event) === readerId) return undefined;
  const key = `classic${view.ids ? '-ids' : ''}${view.events ? '-events' : ''}`;
  const known = event.printed.get(key);
  if (known !== undefined) return known;
  const line = lineOf(event, view);
  if (line !== undefined) event.printed.set(key, line);
  return line;
};
