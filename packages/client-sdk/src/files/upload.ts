/**
 * Uploading: the server is told what comes, says how much of it is there already, and gets the rest in chunks, one after the other.
 *
 * An upload is known by its room, hash and size, so the same call goes on where an earlier one stopped, be it of another connection,
 * process or device. A lost connection in between is no matter of this file: requests about uploads are repeat-safe.
 */
import type { Attachment } from '@lair/wire';
import type { Requests } from '../commands/requests.ts';
import { LairError, ProtocolError } from '../errors.ts';
import type { TransferOptions } from './transfer-options.ts';
import { unlessAborted } from './unless-aborted.ts';
import { readExactly, sha256Of, type UploadSource } from './upload-source.ts';

/** What is said of a file. */
export interface FileDescription {
  /** Without folders. */
  readonly name: string;
  /** MIME type; the server looks for itself. Default `application/octet-stream`. */
  readonly type?: string;
  /** Bytes, to be checked against the source's. */
  readonly size?: number;
  /** Hex, where it is known. Default: the source is read once more to compute it. */
  readonly sha256?: string;
}

/** Times that an upload may be thrown back (its storage has lost bytes, or another client began it anew) before it is given up. */
const setbacksMax = 5;

/** See the head of this file. Errors: see `FileCommands.upload`. */
export async function uploadFile(
  requests: Pick<Requests, 'request'>,
  room: string,
  file: FileDescription,
  source: UploadSource,
  { onProgress, signal }: TransferOptions = {},
): Promise<Attachment> {
  const { size } = source;
  if (file.size !== undefined && file.size !== size) {
    throw new TypeError(`"size" is ${file.size}, but the source has ${size} bytes`);
  }
  const sha256 = file.sha256 ?? (await sha256Of(source, signal));
  const { name, type = 'application/octet-stream' } = file;
  const begun = await unlessAborted(signal, () => requests.request('BEGIN_UPLOAD', { room, name, type, size, sha256 }));
  const { upload, chunk } = begun;
  if (!(chunk >= 1)) throw new ProtocolError('The server takes chunks of no bytes.');
  let have = placeIn(begun.have, size);
  for (let setbacks = 0; setbacks <= setbacksMax; ) {
    onProgress?.({ done: have, size });
    const before = have;
    try {
      if (have === size) {
        return (await unlessAborted(signal, () => requests.request('COMPLETE_UPLOAD', { upload }))).attachment;
      }
      const data = toBase64(await readExactly(source, have, Math.min(have + chunk, size)));
      const params = { upload, offset: have, data };
      have = placeIn((await unlessAborted(signal, () => requests.request('UPLOAD_CHUNK', params))).have, size);
    } catch (error) {
      have = placeIn(haveOf(error), size);
    }
    if (have <= before) setbacks++;
  }
  throw new ProtocolError('The server has thrown an upload back too often: upload it again.');
}

/** How much is there, of a refusal that tells to go on from elsewhere. @throws the error, when it is none */
function haveOf(error: unknown): unknown {
  if (!(error instanceof LairError)) throw error;
  const { code, data } = error;
  const current = data['current'] as { have?: unknown } | null | undefined;
  if (code === 'CONFLICT' && current?.have !== undefined) return current.have;
  if (code === 'FAILED_PRECONDITION' && data['reason'] === 'incomplete') return data['have'];
  throw error;
}

function toBase64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function placeIn(have: unknown, size: number): number {
  if (!Number.isSafeInteger(have) || (have as number) < 0 || (have as number) > size) {
    throw new ProtocolError('The server says that it has bytes which the file has not.');
  }
  return have as number;
}
