import { ServiceError } from '@lair/contracts';
import type { BeginUploadRequest__Output } from '@lair/contracts/generated/lair/messages/v1/BeginUploadRequest.ts';
import type { BeginUploadResponse } from '@lair/contracts/generated/lair/messages/v1/BeginUploadResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import { checkFileName } from '@lair/wire';
import type { Issue } from '../../domain/send-rules.ts';
import { invalidParams, requireRoom } from '../../rpc/request-checks.ts';
import { requirePermission, requireReader } from '../../rpc/require-reader.ts';
import { chunkBytesMax, typeCharactersMax } from '../attachment-limits.ts';
import type { Announcement } from '../upload-store.ts';
import type { AttachmentDeps } from './attachment-deps.ts';

const typeForm = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+$/;
const hashForm = /^[0-9A-Fa-f]{64}$/;

/** @throws ServiceError INVALID_PARAMS with all that is wrong. */
const requireFile = ({
  name,
  type,
  size,
  sha256,
}: BeginUploadRequest__Output): Omit<Announcement, 'roomId' | 'userId'> => {
  const issues: Issue[] = [];
  const named = checkFileName(name);
  if (!named.ok) issues.push({ path: 'name', message: named.message });
  if (type.length > typeCharactersMax || !typeForm.test(type))
    issues.push({ path: 'type', message: 'must be a MIME type such as image/png' });
  if (!Number.isSafeInteger(size) || size < 1) issues.push({ path: 'size', message: 'must be a whole number from 1' });
  if (!hashForm.test(sha256)) issues.push({ path: 'sha256', message: 'must be the SHA-256 of the file in hex' });
  if (!named.ok || issues.length > 0) throw invalidParams(issues);
  return { name: named.value, type: type.toLowerCase(), size, sha256: sha256.toLowerCase() };
};

export const beginUpload = async (
  { access, uploads, bytesMax, uploadsPerUserMax, typesRefused }: AttachmentDeps,
  request: BeginUploadRequest__Output,
  context: CallContext,
): Promise<BeginUploadResponse> => {
  const user = callingUser(context);
  const room = requireRoom(request.room);
  const file = requireFile(request);
  const place = await requireReader(access, user, room);
  requirePermission(place, user, 'attach');
  if (file.size > bytesMax) throw new ServiceError('TOO_LARGE', { limit: bytesMax });
  // What the bytes say counts in the end; this only spares sending them in vain.
  if (typesRefused.has(file.type)) throw new ServiceError('FAILED_PRECONDITION', { reason: 'file_type' });
  const upload = await uploads.begin({ ...file, roomId: place.roomId, userId: user.userId }, uploadsPerUserMax);
  if (!upload) throw new ServiceError('FAILED_PRECONDITION', { reason: 'too_many_uploads', limit: uploadsPerUserMax });
  return { uploadId: upload.id, chunkBytes: chunkBytesMax, have: upload.have };
};
