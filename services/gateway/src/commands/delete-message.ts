import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { toWireMessageOf } from './message-objects.ts';
import { repeatKey } from './repeat-key.ts';

/** Hides a message from every way of reading it. */
export const deleteMessage = async (
  context: CommandContext,
  { message: messageId, reason = '', clientId }: CommandParams['DELETE_MESSAGE'],
): Promise<CommandResults['DELETE_MESSAGE']> => {
  const request = { messageId, reason, ...repeatKey(clientId) };
  const { message } = await context.peers.messages.call('DeleteMessage', request, await asUser(context));
  return { message: toWireMessageOf(message) };
};
