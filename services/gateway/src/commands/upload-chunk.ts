import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** Adds bytes to an upload; those that are there already are passed over. */
export const uploadChunk = async (
  context: CommandContext,
  { upload: uploadId, offset, data }: CommandParams['UPLOAD_CHUNK'],
): Promise<CommandResults['UPLOAD_CHUNK']> => {
  const request = { uploadId, offset, data: Buffer.from(data, 'base64') };
  const { have } = await context.peers.messages.call('UploadChunk', request, await asUser(context));
  return { have };
};
