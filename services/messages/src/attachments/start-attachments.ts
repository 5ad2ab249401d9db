import type { ServiceRuntime } from '@lair/service-kit';
import type { AccessCache } from '../access/access-cache.ts';
import type { PrismaClient } from '../store/connect-postgres.ts';
import { createAttachmentMetrics } from './attachment-metrics.ts';
import type { AttachmentConfig } from './attachment-settings.ts';
import { createAttachmentStore } from './attachment-store.ts';
import { startGarbageCollector } from './garbage/garbage-collector.ts';
import { createGarbageStore } from './garbage/garbage-store.ts';
import { type AttachmentRpcs, attachmentsRpc } from './rpc/attachments-rpc.ts';
import { openStorage } from './storage/open-storage.ts';
import { createUploadStore } from './upload-store.ts';

export interface AttachmentParts {
  readonly runtime: ServiceRuntime;
  readonly config: AttachmentConfig & { readonly namespace: string; readonly restoreDays: number };
  readonly postgres: PrismaClient;
  readonly access: AccessCache;
}

const hourMs = 3_600_000;

/** Opens the storage, starts to collect garbage, and offers the rpcs. Whatever is open is closed with the service. */
export const startAttachments = async ({
  runtime: { logger, metrics: registry, shutdown },
  config,
  postgres,
  access,
}: AttachmentParts): Promise<AttachmentRpcs> => {
  const metrics = createAttachmentMetrics(registry);
  const storage = await openStorage(config);
  shutdown.defer('storage of attachments', async () => storage.close());
  const collector = startGarbageCollector({
    store: createGarbageStore(postgres),
    storage,
    keepMs: config.uploadHours * hourMs,
    restoreMs: config.restoreDays * 24 * hourMs,
    intervalMs: config.attachmentGcMinutes * 60_000,
    logger,
    metrics,
  });
  shutdown.defer('garbage collector', collector.close);
  return attachmentsRpc({
    access,
    uploads: createUploadStore(postgres),
    attachments: createAttachmentStore(postgres),
    storage,
    bytesMax: config.attachmentBytesMax,
    uploadsPerUserMax: config.uploadsPerUserMax,
    typesRefused: config.attachmentTypesRefused,
    logger,
    metrics,
  });
};
