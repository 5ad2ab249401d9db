/**
 * A folder as storage: on this machine, or one that all instances have mounted.
 *
 * flydrive writes into the file itself, which a reader would see half-written; so each object is written aside and then renamed. It also
 * reads whole files only, and cannot list names that are not its own.
 */
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { FSDriver } from 'flydrive/drivers/fs';
import { v7 as uuidv7 } from 'uuid';
import { namesPerPage } from '../attachment-limits.ts';
import { asideFolder } from './object-keys.ts';
import { ObjectMissingError, type ObjectStorage } from './object-storage.ts';
import { passStorageErrors } from './storage-errors.ts';

/** Makes what has been written to a file or a folder outlast the machine. */
const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** @param root absolute path; made when the first object is stored. */
export const createFolderStorage = (root: string): ObjectStorage => {
  const driver = new FSDriver({ location: root, visibility: 'private' });

  const store = async (key: string, data: Readable, isLasting: boolean) => {
    const aside = `${asideFolder}/${uuidv7()}`;
    const target = join(root, key);
    try {
      await driver.putStream(aside, data);
      if (isLasting) await sync(join(root, aside));
      await mkdir(dirname(target), { recursive: true });
      await rename(join(root, aside), target);
      if (isLasting) await sync(dirname(target));
    } catch (error) {
      await driver.delete(aside).catch(() => undefined); // what stays is swept
      throw error;
    }
  };

  return passStorageErrors({
    put: (key, data) => store(key, Readable.from([data]), false),
    putStream: (key, data) => store(key, data, true),
    read: async (key, offset, length) => {
      const handle = await open(join(root, key), 'r').catch((error: unknown) => {
        throw isMissing(error) ? new ObjectMissingError(key) : error;
      });
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    delete: (key) => driver.delete(key),
    deleteFolder: (folder) => driver.deleteAll(folder),
    list: async (folder, page = '') => {
      const found = await readdir(join(root, folder)).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      // A page is named by the last name of the one before, which need not be there any more.
      const ahead = found.filter((name) => name > page).sort();
      const names = ahead.slice(0, namesPerPage);
      return { names, next: ahead.length > namesPerPage ? names.at(-1) : undefined };
    },
    close: () => undefined,
  });
};
