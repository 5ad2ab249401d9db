import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { repeatKey } from './repeat-key.ts';

/** Adds the caller's reaction to a message. */
export const reactMessage = async (
  context: CommandContext,
  { message: messageId, emoji, clientId }: CommandParams['REACT_MESSAGE'],
): Promise<CommandResults['REACT_MESSAGE']> => {
  const request = { messageId, emoji, ...repeatKey(clientId) };
  const { reactions } = await context.peers.messages.call('AddReaction', request, await asUser(context));
  return { reactions };
};
