import { toTime, toWireUserReference } from '@lair/contracts';
import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** What a message has said, oldest first, up to what it says now. */
export const editHistory = async (
  context: CommandContext,
  { message: messageId }: CommandParams['EDIT_HISTORY'],
): Promise<CommandResults['EDIT_HISTORY']> => {
  const { revisions } = await context.peers.messages.call('GetEditHistory', { messageId }, await asUser(context));
  return {
    revisions: revisions.map(({ content, editedAtMs, by }) => ({
      content,
      editedAt: toTime(editedAtMs),
      by: toWireUserReference(by),
    })),
  };
};
