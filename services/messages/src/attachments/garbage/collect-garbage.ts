/**
 * Removes what nothing refers to any more: rows first, and their objects once that is committed. An instance that dies in between leaves
 * objects that no row knows of; the sweep finds those.
 */
import { garbageBatchesMax, garbageRowsMax, restoreMarginMs } from '../attachment-limits.ts';
import { uploadFolder } from '../storage/object-keys.ts';
import type { ObjectStorage } from '../storage/object-storage.ts';
import type { GarbageStore, TakenAttachments } from './garbage-store.ts';

export interface GarbageParts {
  readonly store: GarbageStore;
  readonly storage: ObjectStorage;
  /** How long uploads are kept that do not grow, and attachments that are not sent. */
  readonly keepMs: number;
  /** How long a deleted message may be restored. */
  readonly restoreMs: number;
}

/** What one round removed. */
export interface Collected {
  uploads: number;
  attachments: number;
  blobs: number;
  /** Objects that no row knew of. */
  strays: number;
}

/** Takes a batch after the other until one is not full. @param take answers how many rows it took. */
const inBatches = async (take: () => Promise<number>): Promise<void> => {
  for (let batch = 0; batch < garbageBatchesMax; batch++) if ((await take()) < garbageRowsMax) return;
};

/** One round; what is more than its bounds is left to the next. @param now milliseconds since the Unix epoch */
export const collectGarbage = async (parts: GarbageParts, now: number): Promise<Collected> => {
  const { store, storage, keepMs, restoreMs } = parts;
  const collected: Collected = { uploads: 0, attachments: 0, blobs: 0, strays: 0 };
  const abandoned = new Date(now - keepMs);
  const beyondRestoring = new Date(now - restoreMs - restoreMarginMs);

  await inBatches(async () => {
    const ids = await store.takeUploads(abandoned, garbageRowsMax);
    collected.uploads += ids.length;
    for (const id of ids) await storage.deleteFolder(uploadFolder(id));
    return ids.length;
  });

  const removeBlobs = async ({ attachments, objectKeys }: TakenAttachments): Promise<number> => {
    collected.attachments += attachments;
    collected.blobs += objectKeys.length;
    for (const key of objectKeys) await storage.delete(key);
    return attachments;
  };
  await inBatches(async () => removeBlobs(await store.takeUnsent(abandoned, garbageRowsMax)));
  await inBatches(async () => removeBlobs(await store.takeOfDeleted(beyondRestoring, garbageRowsMax)));
  return collected;
};
