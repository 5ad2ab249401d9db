/**
 * Looks through the storage for objects that no row knows of: what an instance left that died between storing and counting, or between
 * forgetting and removing. Each call looks at one page of one folder, and the next goes on there, so that it costs little however much is
 * stored.
 *
 * An object is younger than its row at most by the time of one request; so what is older than an abandoned upload and has no row will
 * never have one. Its name tells its age. Whatever is not named by this service is left alone.
 */
import { asideFolder, blobsFolder, namedAtMs, uploadFolder, uploadsFolder } from '../storage/object-keys.ts';
import type { ObjectStorage } from '../storage/object-storage.ts';
import type { GarbageStore } from './garbage-store.ts';

export interface StraySweeper {
  /** @param before milliseconds since the Unix epoch. @returns how many it removed. */
  sweepPage(before: number): Promise<number>;
}

interface Folder {
  readonly name: string;
  /** Those of the names that are in use. */
  known(names: readonly string[]): Promise<Set<string>>;
  remove(name: string): Promise<void>;
}

export const createStraySweeper = (store: GarbageStore, storage: ObjectStorage): StraySweeper => {
  const folders: readonly Folder[] = [
    {
      name: uploadsFolder,
      known: (ids) => store.knownUploads(ids),
      remove: (id) => storage.deleteFolder(uploadFolder(id)),
    },
    {
      name: blobsFolder,
      known: async (names) => {
        const keys = await store.knownBlobs(names.map((name) => `${blobsFolder}/${name}`));
        return new Set(names.filter((name) => keys.has(`${blobsFolder}/${name}`)));
      },
      remove: (name) => storage.delete(`${blobsFolder}/${name}`),
    },
    { name: asideFolder, known: async () => new Set(), remove: (name) => storage.delete(`${asideFolder}/${name}`) },
  ];
  let at = 0;
  let page: string | undefined;

  return {
    sweepPage: async (before) => {
      const folder = folders[at] as Folder;
      const from = page;
      page = undefined; // begins anew when this fails
      const { names, next } = await storage.list(folder.name, from);
      const old = names.filter((name) => (namedAtMs(name) ?? before) < before);
      const known = old.length === 0 ? new Set() : await folder.known(old);
      const strays = old.filter((name) => !known.has(name));
      for (const name of strays) await folder.remove(name);
      page = next;
      if (next === undefined) at = (at + 1) % folders.length;
      return strays.length;
    },
  };
};
