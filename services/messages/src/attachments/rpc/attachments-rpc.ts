import { ServiceError } from '@lair/contracts';
import type { MessagesServiceDefinition } from '@lair/contracts/generated/lair/messages/v1/MessagesService.ts';
import type { CallContext, RpcHandlers } from '@lair/service-kit';
import { retryAfterBusyMs } from '../../limits.ts';
import { createInFlightBudget } from '../../rpc/in-flight-budget.ts';
import {
  assemblyBytes,
  byteRequestsInFlightMax,
  chunkBytesMax,
  requestBytesInFlightMax,
  retryAfterStorageMs,
} from '../attachment-limits.ts';
import { StorageAwayError } from '../storage/object-storage.ts';
import type { AttachmentDeps } from './attachment-deps.ts';
import { beginUpload } from './begin-upload.ts';
import { completeUpload } from './complete-upload.ts';
import { download } from './download.ts';
import { uploadChunk } from './upload-chunk.ts';

export type AttachmentRpcs = Pick<
  RpcHandlers<MessagesServiceDefinition, 'SendMessages'>,
  'BeginUpload' | 'UploadChunk' | 'CompleteUpload' | 'Download'
>;

/** The rpcs of attachments. */
export const attachmentsRpc = (deps: AttachmentDeps): AttachmentRpcs => {
  const budget = createInFlightBudget({ itemsMax: byteRequestsInFlightMax, bytesMax: requestBytesInFlightMax });

  /**
   * Work on bytes, of which so many are in memory meanwhile. Too much at once and a storage that is away are no fault of the request: the
   * same may work in a moment.
   */
  const orUnavailable = async <T>({ logger }: CallContext, bytes: number, work: () => Promise<T>): Promise<T> => {
    if (!budget.take(bytes)) throw new ServiceError('UNAVAILABLE', { retryAfterMs: retryAfterBusyMs });
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StorageAwayError)) throw error;
      deps.metrics.storageAway();
      logger.warn({ err: error }, 'the storage of attachments is away');
      throw new ServiceError('UNAVAILABLE', { retryAfterMs: retryAfterStorageMs }, { cause: error });
    } finally {
      budget.give(bytes);
    }
  };
  return {
    BeginUpload: (request, context) => beginUpload(deps, request, context),
    UploadChunk: (request, context) =>
      orUnavailable(context, request.data.length, () => uploadChunk(deps, request, context)),
    CompleteUpload: (request, context) =>
      orUnavailable(context, assemblyBytes, () => completeUpload(deps, request, context)),
    Download: (request, context) => orUnavailable(context, chunkBytesMax, () => download(deps, request, context)),
  };
};
