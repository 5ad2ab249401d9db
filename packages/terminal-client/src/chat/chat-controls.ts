import type { LairClient, Message, Room, User } from '@lair/client-sdk';
import type { Style } from '../text/style.ts';
import { InputError } from './input-error.ts';
import type { MessageReference } from './message-reference.ts';
import type { MessageTable } from './message-table.ts';
import type { View } from './render.ts';
import { messageLines } from './render-message.ts';
import type { RoomDirectory } from './room-directory.ts';

/** What commands act on: the chat, as they see it. */
export interface ChatControls {
  readonly client: LairClient;
  readonly style: Style;
  readonly rooms: RoomDirectory;
  readonly messages: MessageTable;
  /** Who the user is. */
  readonly me: User;
  /** The room in which the user is. */
  readonly currentRoom: Room;
  /** What /more shows; undefined: there is nothing more of the last list. */
  more: (() => Promise<void>) | undefined;
  /** Makes a room the current one. */
  goTo(room: Room): void;
  /** How things look to the user now. */
  view(): View;
  /** Prints a line of the program's own. */
  say(line: string): void;
  /** Prints lines that are rendered already. */
  print(lines: readonly string[]): void;
  /** Prints a sentence about something that did not work. */
  complain(sentence: string): void;
  /** Sends a message without waiting; a failure is shown. */
  send(request: Promise<Message>): void;
  /** Lets something with a file go on while other lines are carried out; a failure is shown behind these words. */
  transfer(work: Promise<void>, failure: string): void;
  /** Waits until every message that was sent has its answer. */
  sent(): Promise<void>;
  /** Waits until everything under way is done and shown. */
  settle(): Promise<void>;
  /** Ends the chat. */
  end(end: 'quit' | 'logout'): void;
}

/** Prints messages with their numbers, each with its room if that is not the current one. */
export async function printMessages(chat: ChatControls, messages: readonly Message[]): Promise<void> {
  for (const message of messages) {
    const room = await chat.rooms.find(message.room);
    chat.print(messageLines({ message, number: chat.messages.show(message), room }, chat.view(), new Date()));
  }
}

/**
 * The message that a typed line names, as far as it is known here.
 * @throws InputError when none is
 */
export async function messageOf(chat: ChatControls, reference: MessageReference): Promise<Message> {
  if (reference !== 'last-own') {
    const message = chat.messages.byNumber(reference.number);
    if (message !== undefined) return message;
    throw new InputError(
      `There is no #${reference.number} here: numbers stand beside messages, and /history shows them.`,
    );
  }
  await chat.sent();
  const last = chat.messages.lastOwn(chat.currentRoom.id, chat.me.id);
  if (last === undefined) {
    throw new InputError('You have said nothing here lately: name a message by the number beside it (/history).');
  }
  return last;
}

/** The number of a message that is named in an answer to the user. */
export function numberOf(chat: ChatControls, message: Message): number {
  return chat.messages.byId(message.id)?.number ?? chat.messages.show(message);
}
