import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';
import { clampToInt32 } from './int32.ts';

/** Bytes of an attachment, at most a chunk of them. */
export const download = async (
  context: CommandContext,
  { attachment: attachmentId, offset = 0, length = 0 }: CommandParams['DOWNLOAD'],
): Promise<CommandResults['DOWNLOAD']> => {
  const request = { attachmentId, offset, length: clampToInt32(length) };
  const { data, size } = await context.peers.messages.call('Download', request, await asUser(context));
  return { data: data.toString('base64'), size };
};
