import { toWireMessage } from '@lair/contracts';
import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** A room's pinned messages, the one pinned last first. */
export const listPins = async (
  context: CommandContext,
  { room }: CommandParams['LIST_PINS'],
): Promise<CommandResults['LIST_PINS']> => {
  const { messages } = await context.peers.messages.call('ListPins', { room }, await asUser(context));
  return { messages: messages.map(toWireMessage) };
};
