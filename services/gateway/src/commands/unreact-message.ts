import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { repeatKey } from './repeat-key.ts';

/** Takes the caller's reaction to a message back. */
export const unreactMessage = async (
  context: CommandContext,
  { message: messageId, emoji, clientId }: CommandParams['UNREACT_MESSAGE'],
): Promise<CommandResults['UNREACT_MESSAGE']> => {
  const request = { messageId, emoji, ...repeatKey(clientId) };
  const { reactions } = await context.peers.messages.call('RemoveReaction', request, await asUser(context));
  return { reactions };
};
