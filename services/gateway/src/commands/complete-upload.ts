import { ServiceError, toWireAttachment } from '@lair/contracts';
import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** Makes an attachment of an upload that has all its bytes. */
export const completeUpload = async (
  context: CommandContext,
  { upload: uploadId }: CommandParams['COMPLETE_UPLOAD'],
): Promise<CommandResults['COMPLETE_UPLOAD']> => {
  const { attachment } = await context.peers.messages.call('CompleteUpload', { uploadId }, await asUser(context));
  if (!attachment) {
    throw new ServiceError('INTERNAL', {}, { cause: new Error('messages answered without an attachment') });
  }
  return { attachment: toWireAttachment(attachment) };
};
