import { ServiceError } from '@lair/contracts';
import type { CompleteUploadRequest__Output } from '@lair/contracts/generated/lair/messages/v1/CompleteUploadRequest.ts';
import type { CompleteUploadResponse } from '@lair/contracts/generated/lair/messages/v1/CompleteUploadResponse.ts';
import { type CallContext, callingUser } from '@lair/service-kit';
import type { StoredAttachment } from '../../domain/message.ts';
import { assembleBlob, ChunkLostError } from '../assemble-blob.ts';
import { uploadFolder } from '../storage/object-keys.ts';
import type { Upload } from '../upload.ts';
import type { AttachmentDeps } from './attachment-deps.ts';
import { requireUpload, uploadMissing } from './require-upload.ts';

type CompleteDeps = Pick<AttachmentDeps, 'access' | 'uploads' | 'storage' | 'typesRefused' | 'logger'>;

const incomplete = (have: number) => new ServiceError('FAILED_PRECONDITION', { reason: 'incomplete', have });

/** Removes objects that nothing refers to; what cannot be removed now is swept later. */
const removeLater = ({ logger }: CompleteDeps, removed: Promise<void>): Promise<void> =>
  removed.catch((error: unknown) => logger.warn({ err: error }, 'could not remove an object; it will be swept'));

/** Leaves nothing of an upload that can never become an attachment. */
const refuse = async (deps: CompleteDeps, upload: Upload, objectKey: string, reason: 'hash' | 'file_type') => {
  await deps.uploads.discard(upload.id);
  await Promise.all([
    removeLater(deps, deps.storage.delete(objectKey)),
    removeLater(deps, deps.storage.deleteFolder(uploadFolder(upload.id))),
  ]);
  return new ServiceError('FAILED_PRECONDITION', { reason });
};

/** What the upload has become, perhaps by another request. */
const findCompleted = async ({ uploads }: CompleteDeps, upload: Upload | undefined): Promise<StoredAttachment> => {
  const attachment = upload?.attachmentId && (await uploads.findAttachment(upload.attachmentId));
  if (!attachment) throw uploadMissing();
  return attachment;
};

const assemble = async (deps: CompleteDeps, upload: Upload) => {
  try {
    return await assembleBlob(deps.storage, upload);
  } catch (error) {
    if (!(error instanceof ChunkLostError)) throw error;
    // Another request may have completed it and removed the chunks.
    const now = await deps.uploads.find(upload.id, upload.userId);
    if (now?.attachmentId !== undefined) return undefined;
    if (!now) throw uploadMissing();
    deps.logger.error(
      { uploadId: upload.id, from: error.chunk.start },
      'the storage has lost a chunk; it is asked for again',
    );
    await deps.uploads.rewind(upload.id, upload.have, error.chunk.start);
    throw incomplete(error.chunk.start);
  }
};

const complete = async (deps: CompleteDeps, upload: Upload): Promise<StoredAttachment> => {
  const { uploads, storage, typesRefused } = deps;
  const assembled = await assemble(deps, upload);
  if (!assembled) return findCompleted(deps, await uploads.find(upload.id, upload.userId));
  const { blob, sha256 } = assembled;
  if (sha256 !== upload.sha256) throw await refuse(deps, upload, blob.objectKey, 'hash');
  if (typesRefused.has(blob.type)) throw await refuse(deps, upload, blob.objectKey, 'file_type');
  // If this fails, nobody knows whether it was committed: the object stays, and is swept when it was not.
  const completed = await uploads.complete(upload, blob);
  if (completed?.objectKey !== blob.objectKey) await removeLater(deps, storage.delete(blob.objectKey));
  if (!completed) return findCompleted(deps, await uploads.find(upload.id, upload.userId));
  await removeLater(deps, storage.deleteFolder(uploadFolder(upload.id)));
  return completed.attachment;
};

export const completeUpload = async (
  deps: CompleteDeps,
  request: CompleteUploadRequest__Output,
  context: CallContext,
): Promise<CompleteUploadResponse> => {
  const upload = await requireUpload(deps, callingUser(context), request.uploadId);
  if (upload.attachmentId !== undefined) return { attachment: await findCompleted(deps, upload) };
  if (upload.have < upload.size) throw incomplete(upload.have);
  return { attachment: await complete(deps, upload) };
};
