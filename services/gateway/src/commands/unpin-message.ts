import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { repeatKey } from './repeat-key.ts';

/** Takes a message's pin out. */
export const unpinMessage = async (
  context: CommandContext,
  { message: messageId, clientId }: CommandParams['UNPIN_MESSAGE'],
): Promise<CommandResults['UNPIN_MESSAGE']> => {
  await context.peers.messages.call('UnpinMessage', { messageId, ...repeatKey(clientId) }, await asUser(context));
  return {};
};
