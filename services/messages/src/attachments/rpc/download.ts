import { ServiceError } from '@lair/contracts';
import type { DownloadRequest__Output } from '@lair/contracts/generated/lair/messages/v1/DownloadRequest.ts';
import type { DownloadResponse } from '@lair/contracts/generated/lair/messages/v1/DownloadResponse.ts';
import { type CallContext, callingUser, type UserCaller } from '@lair/service-kit';
import { invalidParams, requireSeq, requireUuid } from '../../rpc/request-checks.ts';
import { isVisible, requireReader } from '../../rpc/require-reader.ts';
import { chunkBytesMax } from '../attachment-limits.ts';
import type { AttachmentPlace } from '../attachment-store.ts';
import type { AttachmentDeps } from './attachment-deps.ts';

type DownloadDeps = Pick<AttachmentDeps, 'access' | 'attachments' | 'storage'>;

/** An attachment that the caller may read now. What may not be read looks like what is not there. */
const requireAttachment = async (
  { access, attachments }: DownloadDeps,
  user: UserCaller,
  attachmentId: string,
): Promise<AttachmentPlace> => {
  const place = await attachments.find(attachmentId);
  const missing = new ServiceError('NOT_FOUND', { what: 'attachment' });
  if (!place || place.isDeleted) throw missing;
  const { roomId, seq, uploaderId } = place;
  if (seq === undefined && uploaderId !== user.userId) throw missing;
  const reader = await requireReader(access, user, roomId, 'attachment');
  if (seq !== undefined && !isVisible(reader, { seq })) throw missing;
  return place;
};

const requireLength = (length: number): number => {
  if (!Number.isSafeInteger(length) || length < 0)
    throw invalidParams([{ path: 'length', message: 'must be a whole number from 1' }]);
  return length === 0 ? chunkBytesMax : Math.min(length, chunkBytesMax);
};

export const download = async (
  deps: DownloadDeps,
  request: DownloadRequest__Output,
  context: CallContext,
): Promise<DownloadResponse> => {
  const user = callingUser(context);
  const attachmentId = requireUuid('attachment', request.attachmentId);
  const offset = requireSeq('offset', request.offset);
  const length = requireLength(request.length);
  const { objectKey, size } = await requireAttachment(deps, user, attachmentId);
  const bytes = Math.min(length, size - offset);
  if (bytes <= 0) return { data: Buffer.alloc(0), size };
  const data = await deps.storage.read(objectKey, offset, bytes);
  if (data.length !== bytes) throw new Error('the storage has lost bytes of a blob');
  return { data, size };
};
