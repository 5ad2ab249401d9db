import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { repeatKey } from './repeat-key.ts';

/** Pins a message in its room. */
export const pinMessage = async (
  context: CommandContext,
  { message: messageId, clientId }: CommandParams['PIN_MESSAGE'],
): Promise<CommandResults['PIN_MESSAGE']> => {
  await context.peers.messages.call('PinMessage', { messageId, ...repeatKey(clientId) }, await asUser(context));
  return {};
};
