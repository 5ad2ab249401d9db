import { finished } from 'node:stream/promises';
import { ObjectMissingError, type ObjectStorage, StorageAwayError } from './object-storage.ts';

const away = (error: unknown): Error =>
  error instanceof ObjectMissingError || error instanceof StorageAwayError
    ? error
    : new StorageAwayError('the storage of attachments failed', { cause: error });

/** A driver whose errors are those that ObjectStorage promises: whatever is not said to be missing counts as away. */
export const passStorageErrors = (driver: ObjectStorage): ObjectStorage => {
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw away(error);
    }
  };
  return {
    put: (key, data) => guard(driver.put(key, data)),
    putStream: async (key, data, bytes) => {
      let sourceError: Error | undefined;
      data.once('error', (error) => {
        sourceError = error;
      });
      try {
        await driver.putStream(key, data, bytes);
      } catch (error) {
        throw sourceError ?? away(error);
      } finally {
        data.destroy();
        await finished(data).catch(() => undefined);
      }
    },
    read: (key, offset, length) => guard(driver.read(key, offset, length)),
    delete: (key) => guard(driver.delete(key)),
    deleteFolder: (folder) => guard(driver.deleteFolder(folder)),
    list: (folder, page) => guard(driver.list(folder, page)),
    close: () => driver.close(),
  };
};
