import type { Readable } from 'node:stream';

/**
 * Where bytes are kept: objects under keys of letters, digits, `-` and `/`. Every instance of this service sees the same objects.
 *
 * All of it rejects with StorageAwayError when the storage cannot be asked, and nothing is half-done then: an object is there whole or
 * not at all.
 */
export interface ObjectStorage {
  /** Stores an object in the place of any that is there. It may be lost when the machine of the storage fails within seconds. */
  put(key: string, data: Uint8Array): Promise<void>;
  /** Stores an object of exactly so many bytes, which lasts once this resolves. An error of `data` is passed on, and nothing is stored. */
  putStream(key: string, data: Readable, bytes: number): Promise<void>;
  /**
   * Reads a stretch into memory: `length` bytes, or as many as there are from `offset` on.
   * @throws ObjectMissingError
   */
  read(key: string, offset: number, length: number): Promise<Buffer>;
  /** An object that is not there is no error. */
  delete(key: string): Promise<void>;
  /** Deletes all objects below a folder. */
  deleteFolder(folder: string): Promise<void>;
  /** The names directly below a folder, of objects and of folders, a page of them in an order that stays. */
  list(folder: string, page?: string): Promise<ObjectPage>;
  close(): void;
}

export interface ObjectPage {
  /** Without the folder. */
  readonly names: readonly string[];
  /** Asks for the next page; undefined: this was the last. */
  readonly next: string | undefined;
}

/** There is no such object. */
export class ObjectMissingError extends Error {
  override readonly name = 'ObjectMissingError';
}

/** The storage cannot be asked, or refuses: what was tried has not been done. */
export class StorageAwayError extends Error {
  override readonly name = 'StorageAwayError';
}
