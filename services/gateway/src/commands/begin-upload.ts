import type { CommandParams, CommandResults } from '@lair/wire';
import { asUser, type CommandContext } from './command.ts';

/** Begins an upload, or goes on with one of the same file. */
export const beginUpload = async (
  context: CommandContext,
  { room, name, type, size, sha256 }: CommandParams['BEGIN_UPLOAD'],
): Promise<CommandResults['BEGIN_UPLOAD']> => {
  const request = { room, name, type, size, sha256 };
  const { uploadId, chunkBytes, have } = await context.peers.messages.call(
    'BeginUpload',
    request,
    await asUser(context),
  );
  const chunk = Math.min(chunkBytes, chunkBytesOfLine(context.announcedLimits.lineBytesMax));
  return { upload: uploadId, chunk, have };
};

/** What a line of UPLOAD_CHUNK holds beside its data, with an id of any length; bytes. */
const envelopeBytes = 512;

/** Most bytes whose base64 fits a line together with its envelope. */
export const chunkBytesOfLine = (lineBytesMax: number): number =>
  Math.max(1, Math.floor((lineBytesMax - envelopeBytes) / 4) * 3);
