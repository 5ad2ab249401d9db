import type { CommandParams, CommandResults } from '@lair/wire';
import type { CommandContext } from './command.ts';
import { send } from './message-drafts.ts';

/** Stores a message in a room; the answer follows the commit. */
export const sendMessage = (
  context: CommandContext,
  { room, ...message }: CommandParams['SEND_MESSAGE'],
): Promise<CommandResults['SEND_MESSAGE']> => send(context, room, message).then((sent) => ({ message: sent }));
