import type { Message, Reaction } from '@lair/client-sdk';
import { type ChatControls, messageOf, numberOf } from './chat-controls.ts';
import type { MessageCommandName } from './command-list.ts';
import { InputError } from './input-error.ts';
import type { InputLine } from './input-line.ts';
import { showRevisions, showThread } from './reading-actions.ts';

/** What is done with a message. Its effect is shown by the event that follows; only where nothing changes it is said here. */
export const messageActions: Readonly<
  Record<MessageCommandName, (chat: ChatControls, message: Message, text: string) => Promise<void>>
> = {
  reply: async (chat, message, text) => chat.send(chat.client.reply(message.id, text)),
  delete: async (chat, message, reason) => {
    await chat.client.deleteMessage(message.id, reason === '' ? {} : { reason });
    if (message.deletedAt !== undefined) chat.say(`#${numberOf(chat, message)} was deleted already.`);
  },
  restore: async (chat, message) => {
    await chat.client.restoreMessage(message.id);
    if (message.deletedAt === undefined) chat.say(`#${numberOf(chat, message)} is not deleted.`);
  },
  react: async (chat, message, emoji) => {
    const reactions = await chat.client.react(message.id, emoji);
    if (sameCounts(message.reactions, reactions)) chat.say('You have reacted so already.');
  },
  unreact: async (chat, message, emoji) => {
    const reactions = await chat.client.unreact(message.id, emoji);
    if (sameCounts(message.reactions, reactions)) chat.say('You have not reacted so.');
  },
  pin: async (chat, message) => {
    await chat.client.pin(message.id);
    if (message.pinned) chat.say(`#${numberOf(chat, message)} was pinned already.`);
  },
  unpin: async (chat, message) => {
    await chat.client.unpin(message.id);
    if (!message.pinned) chat.say(`#${numberOf(chat, message)} was not pinned.`);
  },
  thread: showThread,
  edits: showRevisions,
};

/** Says something else in a message of the user's own. */
export async function editMessage(
  chat: ChatControls,
  { message: reference, content, isBareNumber }: Extract<InputLine, { kind: 'edit' }>,
): Promise<void> {
  const message = await messageToEdit(chat, reference, isBareNumber);
  const { edits } = await chat.client.edit(message.id, content);
  if (edits === message.edits) chat.say('It says that already.');
}

/** A number that names no message of the user's was rather meant as the beginning of a text. */
async function messageToEdit(
  chat: ChatControls,
  reference: Extract<InputLine, { kind: 'edit' }>['message'],
  isBareNumber: boolean,
): Promise<Message> {
  const known = reference === 'last-own' ? undefined : chat.messages.byNumber(reference.number);
  if (reference !== 'last-own' && isBareNumber && known?.author.id !== chat.me.id) {
    const { number } = reference;
    throw new InputError(
      `#${number} is no message of yours. If your text begins with ${number}, put ^ before it: /edit ^ ${number} …`,
    );
  }
  return await messageOf(chat, reference);
}

function sameCounts(before: readonly Reaction[], after: readonly Reaction[]): boolean {
  const counts = new Map(before.map(({ emoji, count }) => [emoji, count]));
  return before.length === after.length && after.every(({ emoji, count }) => counts.get(emoji) === count);
}
