import { ServiceError } from '@lair/contracts';
import { chatLines, type Message, messageLines } from '@lair/wire';
import type { RoomEvent } from '../fanout/room-batch.ts';

/** What decides how a message looks to a classic session. */
export interface ClassicView {
  /** It asked for message ids with CLIENT_CAPS. */
  readonly ids: boolean;
  /** The message is a direct one. */
  readonly direct: boolean;
  readonly roomName: string;
}

const atMsOf = (message: Message): number => Date.parse(message.createdAt);

/** A message as a classic session gets it. */
export const printMessage = (message: Message, { ids, direct, roomName }: ClassicView): string => {
  const { id, author, content } = message;
  if (direct) {
    return ids
      ? messageLines.dmMessage(id, atMsOf(message), author.username, content)
      : chatLines.privateMessage(author.username, content);
  }
  return ids
    ? messageLines.message(id, atMsOf(message), roomName, author.username, content)
    : chatLines.chat(author.username, content);
};

/**
 * The line of a log event, or undefined for one that classic sessions are not shown: what the reader said themselves is not echoed, and who
 * came or went is told by ROOM_STATUS. Printed once for all sessions that see it alike.
 */
export const printEvent = (event: RoomEvent, readerId: string, view: ClassicView): string | undefined => {
  const { message } = event.params;
  if (event.method !== 'MESSAGE' || !message || message.author.id === readerId) return undefined;
  const key = view.ids ? 'classic-ids' : 'classic';
  let line = event.printed.get(key);
  if (line === undefined) {
    line = printMessage(message, view);
    event.printed.set(key, line);
  }
  return line;
};

/** A page of history, oldest first; with ids it ends in a line that says where the page before it ends. */
export const printHistory = (messages: readonly Message[], moreBefore: boolean, ids: boolean): string[] => {
  if (!ids) return messages.map(({ author, content }) => messageLines.history(author.username, content));
  return [
    ...messages.map((message) =>
      messageLines.historyItem(message.id, atMsOf(message), message.author.username, message.content),
    ),
    messageLines.historyEnd(messages.length, moreBefore ? messages[0]?.id : undefined),
  ];
};

/** Why something was refused, as a sentence for people that repeats nothing they sent. */
export const whyOf = (error: unknown): string => {
  if (!(error instanceof ServiceError) || error.code === 'INTERNAL') return 'Something went wrong on our side.';
  if (error.code === 'INVALID_PARAMS') {
    const [issue] = (error.data['issues'] ?? []) as readonly { path: string; message: string }[];
    if (issue) return `The ${issue.path || 'text'} ${issue.message}.`;
  }
  if (error.code === 'TOO_LARGE') return `This is longer than ${String(error.data['limit'])} characters.`;
  return error.message;
};
