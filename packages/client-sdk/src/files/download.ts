import { createHash } from 'node:crypto';
import type { Attachment } from '@lair/wire';
import type { Requests } from '../commands/requests.ts';
import { FileDiffersError } from '../errors.ts';
import type { TransferOptions } from './transfer-options.ts';
import { unlessAborted } from './unless-aborted.ts';

/** How an attachment is fetched. */
export interface DownloadOptions extends TransferOptions {
  /** Where to begin, to go on with one that was interrupted. The hash is then for the caller to check. Default 0. */
  readonly offset?: number;
}

/** The bytes of an attachment, chunk by chunk, each asked for when the one before has been taken. Errors: see `FileCommands.download`. */
export async function* downloadFile(
  requests: Pick<Requests, 'request'>,
  { id, size, sha256 }: Pick<Attachment, 'id' | 'size' | 'sha256'>,
  { onProgress, signal, offset = 0 }: DownloadOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset > size) {
    throw new RangeError(`"offset" must be a whole number from 0 to ${size}`);
  }
  const hash = offset === 0 ? createHash('sha256') : undefined;
  let done = offset;
  onProgress?.({ done, size });
  while (done < size) {
    const params = { attachment: id, offset: done };
    const answer = await unlessAborted(signal, () => requests.request('DOWNLOAD', params));
    const bytes = new Uint8Array(Buffer.from(answer.data, 'base64'));
    if (answer.size !== size || bytes.byteLength === 0 || done + bytes.byteLength > size) {
      throw new FileDiffersError('size');
    }
    hash?.update(bytes);
    done += bytes.byteLength;
    onProgress?.({ done, size });
    yield bytes;
  }
  if (hash && hash.digest('hex') !== sha256.toLowerCase()) throw new FileDiffersError('sha256');
}
