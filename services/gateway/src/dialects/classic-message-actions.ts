import { extendedLines, messageLines } from '@lair/wire';
import { type Action, answerOr } from './classic-action.ts';
import { textOf } from './classic-message-text.ts';
import { whyOfMessage, whyOfOwnMessage } from './classic-refusals.ts';

// Commands that change something about one message. A client learns ids in whatever case it keeps them; answers have them in lower case.

export const editMessage: Action<'EDIT_MESSAGE'> = ({ message: id, text }, execute) =>
  answerOr(
    'Failed to edit message',
    async () => {
      const { message } = await execute('EDIT_MESSAGE', { message: id, content: text });
      return [messageLines.edited(message.id, textOf(message))];
    },
    (error) => whyOfOwnMessage(error, id, 'edit'),
  );

export const deleteMessage: Action<'DELETE_MESSAGE'> = ({ message: id }, execute) =>
  answerOr(
    'Failed to delete message',
    async () => {
      const { message } = await execute('DELETE_MESSAGE', { message: id });
      return [messageLines.deleted(message.id)];
    },
    (error) => whyOfOwnMessage(error, id, 'delete'),
  );

export const reactMessage: Action<'REACT_MESSAGE'> = ({ message: id, emoji }, execute) =>
  answerOr(
    'Failed to add reaction',
    async () => {
      await execute('REACT_MESSAGE', { message: id, emoji });
      return [messageLines.reactionAdded(id.toLowerCase(), emoji)];
    },
    (error) => whyOfMessage(error, id),
  );

export const unreactMessage: Action<'UNREACT_MESSAGE'> = ({ message: id, emoji }, execute) =>
  answerOr(
    'Failed to remove reaction',
    async () => {
      await execute('UNREACT_MESSAGE', { message: id, emoji });
      return [messageLines.reactionRemoved(id.toLowerCase(), emoji)];
    },
    (error) => whyOfMessage(error, id),
  );

/** An answer stands in the room of what it answers, whichever is the current one. */
export const replyMessage: Action<'REPLY_MESSAGE'> = ({ message: parent, text }, execute) =>
  answerOr(
    'Failed to create reply',
    async () => {
      const { message } = await execute('REPLY_MESSAGE', { message: parent, content: text });
      return [messageLines.replyCreated(parent.toLowerCase(), message.id)];
    },
    (error) => whyOfMessage(error, parent),
  );

/** Everything in the message's room up to it. */
export const markRead: Action<'MARK_READ'> = ({ message: id }, execute) =>
  answerOr(
    'Failed to mark as read',
    async () => {
      await execute('READ_RECEIPT', { message: id });
      return [messageLines.messagesRead(id.toLowerCase())];
    },
    (error) => whyOfMessage(error, id),
  );

export const readReceipt: Action<'READ_RECEIPT'> = ({ message: id }, execute) =>
  answerOr(
    'Failed to mark as read',
    async () => {
      await execute('READ_RECEIPT', { message: id });
      return [extendedLines.readReceiptOk(id.toLowerCase())];
    },
    (error) => whyOfMessage(error, id),
  );
