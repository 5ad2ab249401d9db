import type { Logger } from '@lair/service-kit';
import type { AccessCache } from '../../access/access-cache.ts';
import type { AttachmentMetrics } from '../attachment-metrics.ts';
import type { AttachmentStore } from '../attachment-store.ts';
import type { ObjectStorage } from '../storage/object-storage.ts';
import type { TypeList } from '../type-list.ts';
import type { UploadStore } from '../upload-store.ts';

/** What the rpcs of attachments work with. */
export interface AttachmentDeps {
  readonly access: AccessCache;
  readonly uploads: UploadStore;
  readonly attachments: AttachmentStore;
  readonly storage: ObjectStorage;
  readonly bytesMax: number;
  readonly uploadsPerUserMax: number;
  readonly typesRefused: TypeList;
  readonly logger: Logger;
  readonly metrics: Pick<AttachmentMetrics, 'storageAway'>;
}
