import type { EventParams, LairClient, Message } from '@lair/client-sdk';
import type { MessageTable } from './message-table.ts';
import type { NamedRoom, View } from './render.ts';
import {
  type ChangedMessage,
  deletedLine,
  editedLines,
  notificationLine,
  pinLine,
  reactionLine,
  restoredLines,
} from './render-change.ts';
import { messageLines } from './render-message.ts';

/** Where events about messages are shown. */
export interface EventBoard {
  readonly client: LairClient;
  readonly messages: MessageTable;
  /** How things look to the user now. */
  view(): View;
  /** Shows something about a room, after everything that happened before it. */
  show(roomId: string, render: (room: NamedRoom | undefined) => string[]): void;
}

/** Notifications that are remembered, as each may come twice. */
const NOTIFICATIONS_MAX = 200;

/**
 * Shows what happens to messages as it happens, the user's own doing included: it is shown by its event and not by its answer, so that it
 * is shown once, and on all their devices alike. What says nothing new is not shown.
 */
export function listenToMessages(board: EventBoard): void {
  const { client, messages } = board;
  const changed = (id: string, room: NamedRoom | undefined): ChangedMessage => {
    const known = messages.byId(id);
    return { number: known?.number, author: known?.message.author, room };
  };

  client.on('MESSAGE', ({ message }) =>
    board.show(message.room, (room) =>
      messageLines({ message, number: messages.show(message), room }, board.view(), new Date()),
    ),
  );
  const replaced = (message: Message, render: typeof editedLines): void =>
    board.show(message.room, (room) => {
      if (!messages.replace(message) || message.deletedAt !== undefined) return [];
      return render({ message, number: messages.show(message), room }, board.view(), new Date());
    });
  client.on('MESSAGE_EDITED', ({ message }) => replaced(message, editedLines));
  client.on('MESSAGE_RESTORED', ({ message }) => replaced(message, restoredLines));
  client.on('MESSAGE_DELETED', (event) =>
    board.show(event.room, (room) =>
      messages.delete(event) ? [deletedLine(event, changed(event.message, room), board.view(), new Date())] : [],
    ),
  );
  const reacted = (event: EventParams['REACTION_ADDED'], added: boolean): void =>
    board.show(event.room, (room) =>
      messages.react(event) ? [reactionLine(event, added, changed(event.message, room), board.view(), new Date())] : [],
    );
  client.on('REACTION_ADDED', (event) => reacted(event, true));
  client.on('REACTION_REMOVED', (event) => reacted(event, false));
  const pinned = (event: EventParams['MESSAGE_PINNED'], isPinned: boolean): void =>
    board.show(event.room, (room) =>
      messages.pin(event.message, isPinned)
        ? [pinLine(event, isPinned, changed(event.message, room), board.view(), new Date())]
        : [],
    );
  client.on('MESSAGE_PINNED', (event) => pinned(event, true));
  client.on('MESSAGE_UNPINNED', (event) => pinned(event, false));
  listenToNotifications(board);
}

/** Of mentions and answers in rooms where the reader is not: in theirs, and in conversations, the message itself is enough. */
function listenToNotifications(board: EventBoard): void {
  const seen = new Set<string>();
  board.client.on('NOTIFICATION', (event) =>
    board.show(event.room, (room) => {
      const key = `${event.kind} ${event.message} ${event.excerpt}`;
      if (event.kind === 'dm' || event.room === board.view().currentRoomId || seen.has(key)) return [];
      seen.add(key);
      for (const oldest of seen) {
        if (seen.size <= NOTIFICATIONS_MAX) break;
        seen.delete(oldest);
      }
      const number = board.messages.byId(event.message)?.number;
      return [notificationLine(event, { number, room }, board.view(), new Date())];
    }),
  );
}
