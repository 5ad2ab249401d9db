import type { CommandParams, CommandResults } from '@lair/wire';
import type { CommandContext } from './command.ts';
import { send } from './message-drafts.ts';

/** Stores an answer to a message, in that message's room; which room that is, messages finds out. */
export const replyMessage = async (
  context: CommandContext,
  { message: replyTo, ...answer }: CommandParams['REPLY_MESSAGE'],
): Promise<CommandResults['REPLY_MESSAGE']> => ({ message: await send(context, '', { ...answer, replyTo }) });
