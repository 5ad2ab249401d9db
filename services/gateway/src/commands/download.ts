import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** What an int32 of the proto can hold; far more than a chunk. */
const lengthMax = 2 ** 31 - 1;

/** Bytes of an attachment, at most a chunk of them. */
export const download = async (
  context: CommandContext,
  { attachment: attachmentId, offset = 0, length = 0 }: CommandParams['DOWNLOAD'],
): Promise<CommandResults['DOWNLOAD']> => {
  const request = { attachmentId, offset, length: Math.min(length, lengthMax) };
  const { data, size } = await context.peers.messages.call('Download', request, await asUser(context));
  return { data: data.toString('base64'), size };
};
