import { ServiceError, toWireMessage } from '@lair/contracts';
import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** One message of a room that the caller may read. */
export const getMessage = async (
  context: CommandContext,
  { message: messageId }: CommandParams['GET_MESSAGE'],
): Promise<CommandResults['GET_MESSAGE']> => {
  const { message } = await context.peers.messages.call('GetMessage', { messageId }, await asUser(context));
  if (!message) throw new ServiceError('NOT_FOUND', { what: 'message' });
  return { message: toWireMessage(message) };
};
