import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { clampToInt32 } from './int32.ts';
import { toWireMessageOf } from './message-objects.ts';
import { repeatKey } from './repeat-key.ts';

/** Puts another content in the place of one of the caller's messages. */
export const editMessage = async (
  context: CommandContext,
  { message: messageId, content, expectedEdit, clientId }: CommandParams['EDIT_MESSAGE'],
): Promise<CommandResults['EDIT_MESSAGE']> => {
  const request = {
    messageId,
    content,
    ...(expectedEdit === undefined ? {} : { expectedEdit: clampToInt32(expectedEdit) }),
    ...repeatKey(clientId),
  };
  const { message } = await context.peers.messages.call('EditMessage', request, await asUser(context));
  return { message: toWireMessageOf(message) };
};
