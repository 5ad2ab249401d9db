import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { toWireMessageOf } from './message-objects.ts';
import { repeatKey } from './repeat-key.ts';

/** Brings a deleted message back. */
export const restoreMessage = async (
  context: CommandContext,
  { message: messageId, clientId }: CommandParams['RESTORE_MESSAGE'],
): Promise<CommandResults['RESTORE_MESSAGE']> => {
  const request = { messageId, ...repeatKey(clientId) };
  const { message } = await context.peers.messages.call('RestoreMessage', request, await asUser(context));
  return { message: toWireMessageOf(message) };
};
