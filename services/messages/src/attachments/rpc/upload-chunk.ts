import { ServiceError } from '@lair/contracts';
import type { UploadChunkRequest__Output } from '@lair/contracts/generated/lair/messages/v1/UploadChunkRequest.ts';
import type { UploadChunkResponse } from '@lair/contracts/generated/lair/messages/v1/UploadChunkResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { invalidParams, requireSeq } from '../../rpc/request-checks.ts';
import { chunkBytesMax } from '../attachment-limits.ts';
import { chunkKey } from '../storage/object-keys.ts';
import { planChunk, type Upload } from '../upload.ts';
import type { AttachmentDeps } from './attachment-deps.ts';
import { requireUpload, uploadMissing } from './require-upload.ts';

type ChunkDeps = Pick<AttachmentDeps, 'access' | 'uploads' | 'storage'>;

const requireData = (data: Buffer): Buffer => {
  if (data.length < 1 || data.length > chunkBytesMax)
    throw invalidParams([{ path: 'data', message: `must have 1 to ${chunkBytesMax} bytes` }]);
  return data;
};

/**
 * One try to take bytes in. The object is stored first and counted then, so that what is counted is there; what is stored and not
 * counted is removed, here or with the upload.
 * @returns how many bytes are there; undefined: somebody else changed the upload meanwhile.
 */
const takeIn = async ({ uploads, storage }: ChunkDeps, upload: Upload, offset: number, data: Buffer) => {
  const plan = planChunk(upload, offset, data.length);
  switch (plan.kind) {
    case 'too-large':
      throw new ServiceError('TOO_LARGE', { limit: upload.size });
    case 'beyond':
      throw new ServiceError('CONFLICT', { current: { have: upload.have } });
    case 'too-small':
      throw invalidParams([{ path: 'data', message: `too many small chunks: send ${chunkBytesMax} bytes at a time` }]);
    case 'known':
      return upload.have;
  }
  const { start, end } = plan.chunk;
  const key = chunkKey(upload.id, start, end);
  await storage.put(key, data.subarray(plan.skip));
  if (await uploads.append(upload.id, plan.chunk)) return end;
  // The same stretch from two senders is one object, which then may be the one that counts.
  const now = await uploads.find(upload.id, upload.userId);
  if (!now) await storage.delete(key);
  return undefined;
};

export const uploadChunk = async (
  deps: ChunkDeps,
  request: UploadChunkRequest__Output,
  context: CallContext,
): Promise<UploadChunkResponse> => {
  const user = callingUser(context);
  const offset = requireSeq('offset', request.offset);
  const data = requireData(request.data);
  let upload: Upload | undefined = await requireUpload(deps, user, request.uploadId);
  // Ends: whoever was in the way has taken in bytes, and there are only so many.
  while (upload) {
    const have = await takeIn(deps, upload, offset, data);
    if (have !== undefined) return { have };
    upload = await deps.uploads.find(upload.id, user.userId);
  }
  throw uploadMissing();
};
