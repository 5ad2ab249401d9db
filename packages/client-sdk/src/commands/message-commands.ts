import type { CommandParams, CommandResults, Message, Page, Reaction, Revision } from '@lair/wire';
import type { MessageOptions } from './requests.ts';
import { RoomCommands } from './room-commands.ts';

/** Messages: saying, reading, changing. A message is named by its id; one that the caller may not see is NOT_FOUND. */
export abstract class MessageCommands extends RoomCommands {
  /** Says something in a room. Resolves when the message is stored. Errors: NOT_FOUND, PERMISSION_DENIED, TOO_LARGE. */
  async sendMessage(room: string, content: string, options: MessageOptions = {}): Promise<Message> {
    return (await this.request('SEND_MESSAGE', { room, content, ...options })).message;
  }

  /** Says something to one user (named by username or id); their direct room is made on first use. Errors: NOT_FOUND. */
  async dm(user: string, content: string, options: MessageOptions = {}): Promise<Message> {
    return (await this.request('DM', { user, content, ...options })).message;
  }

  /** One page of the caller's direct rooms, the newest first. */
  listDms(params: CommandParams['LIST_DMS'] = {}): Promise<CommandResults['LIST_DMS']> {
    return this.request('LIST_DMS', params);
  }

  /** A page of a room's messages, oldest first; without a position the newest. Errors: NOT_FOUND. */
  history(room: string, params: Omit<CommandParams['GET_HISTORY'], 'room'> = {}): Promise<Page> {
    return this.request('GET_HISTORY', { room, ...params });
  }

  /** One message by its id. Errors: NOT_FOUND. */
  async message(id: string): Promise<Message> {
    return (await this.request('GET_MESSAGE', { message: id })).message;
  }

  /** Answers a message in its room; the answer belongs to its thread. Errors: NOT_FOUND, FAILED_PRECONDITION (`deleted`). */
  async reply(message: string, content: string, options: Omit<MessageOptions, 'replyTo'> = {}): Promise<Message> {
    return (await this.request('REPLY_MESSAGE', { message, content, ...options })).message;
  }

  /** The thread that a message belongs to: what it began with, and a page of its replies, oldest first. Errors: NOT_FOUND. */
  thread(
    message: string,
    params: Omit<CommandParams['THREAD_MESSAGE'], 'message'> = {},
  ): Promise<CommandResults['THREAD_MESSAGE']> {
    return this.request('THREAD_MESSAGE', { message, ...params });
  }

  /**
   * Says something else in one of the caller's own messages. With `expectedEdit` only if it has been edited so many times.
   * Errors: NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION (`deleted`, `edit_window`), CONFLICT (`current` is the message as it is).
   */
  async edit(
    message: string,
    content: string,
    options: Omit<CommandParams['EDIT_MESSAGE'], 'message' | 'content'> = {},
  ): Promise<Message> {
    return (await this.request('EDIT_MESSAGE', { message, content, ...options })).message;
  }

  /** Everything a message has said, oldest first; the last is what it says now. Errors: NOT_FOUND, FAILED_PRECONDITION (`deleted`). */
  async editHistory(message: string): Promise<Revision[]> {
    return (await this.request('EDIT_HISTORY', { message })).revisions;
  }

  /** Deletes a message; one's own, or anybody's for moderators. Errors: NOT_FOUND, PERMISSION_DENIED. */
  async deleteMessage(
    message: string,
    options: Omit<CommandParams['DELETE_MESSAGE'], 'message'> = {},
  ): Promise<Message> {
    return (await this.request('DELETE_MESSAGE', { message, ...options })).message;
  }

  /** Brings a deleted message back; for moderators. Errors: NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION (`restore_window`). */
  async restoreMessage(message: string): Promise<Message> {
    return (await this.request('RESTORE_MESSAGE', { message })).message;
  }

  /**
   * Reacts to a message with one emoji or a `:shortcode:`. Resolves with all reactions to it.
   * Errors: INVALID_PARAMS, NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION (`deleted`, `too_many_reactions`).
   */
  async react(message: string, emoji: string): Promise<Reaction[]> {
    return (await this.request('REACT_MESSAGE', { message, emoji })).reactions;
  }

  /** Takes the caller's reaction back; nothing happens where there is none. Errors as `react`. */
  async unreact(message: string, emoji: string): Promise<Reaction[]> {
    return (await this.request('UNREACT_MESSAGE', { message, emoji })).reactions;
  }

  /** Pins a message in its room. Errors: NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION (`deleted`, `too_many_pins`). */
  async pin(message: string): Promise<void> {
    await this.request('PIN_MESSAGE', { message });
  }

  /** Unpins a message. Errors: NOT_FOUND, PERMISSION_DENIED. */
  async unpin(message: string): Promise<void> {
    await this.request('UNPIN_MESSAGE', { message });
  }

  /** A room's pinned messages, the one pinned last first. Errors: NOT_FOUND. */
  async pins(room: string): Promise<Message[]> {
    return (await this.request('LIST_PINS', { room })).messages;
  }

  /** Messages that answer a query, the best first, in one room or in all of the caller's. Errors: INVALID_PARAMS, NOT_FOUND. */
  search(
    query: string,
    params: Omit<CommandParams['SEARCH_MESSAGES'], 'query'> = {},
  ): Promise<CommandResults['SEARCH_MESSAGES']> {
    return this.request('SEARCH_MESSAGES', { query, ...params });
  }

  /** A page of a room's messages that have certain properties, oldest first. Errors: INVALID_PARAMS, NOT_FOUND. */
  filter(room: string, params: Omit<CommandParams['FILTER_MESSAGES'], 'room'> = {}): Promise<Page> {
    return this.request('FILTER_MESSAGES', { room, ...params });
  }

  /** Everything of a room up to `seq` is read, on all devices. Resolves with how far it is read now. Errors: NOT_FOUND. */
  async markRead(room: string, seq: number): Promise<number> {
    return (await this.request('READ_RECEIPT', { room, seq })).read;
  }
}
