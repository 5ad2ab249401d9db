import { ServiceError } from '@lair/contracts';
import type { UserCaller } from '@lair/service-kit';
import { requireUuid } from '../../rpc/request-checks.ts';
import { requireReader } from '../../rpc/require-reader.ts';
import type { Upload } from '../upload.ts';
import type { AttachmentDeps } from './attachment-deps.ts';

/**
 * The caller's own upload, of a room that they can still read.
 * @throws ServiceError INVALID_PARAMS, NOT_FOUND
 */
export const requireUpload = async (
  { access, uploads }: Pick<AttachmentDeps, 'access' | 'uploads'>,
  user: UserCaller,
  uploadId: string,
): Promise<Upload> => {
  const upload = await uploads.find(requireUuid('upload', uploadId), user.userId);
  if (!upload) throw uploadMissing();
  await requireReader(access, user, upload.roomId, 'upload');
  return upload;
};

export const uploadMissing = (): ServiceError => new ServiceError('NOT_FOUND', { what: 'upload' });
