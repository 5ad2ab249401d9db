/**
 * What objects are called. Uploads and blobs are named by UUIDv7, so that a name tells when it was made.
 *
 *     uploads/<upload>/<first byte>-<byte after the last>    a chunk
 *     blobs/<uuid>                                           a whole file, whatever its content; never used again for another
 *
 * A chunk's name has both its ends: writers of one upload on two instances may cut it differently, and one that does not count must not
 * be in the place of one that does.
 */
import { v7 as uuidv7 } from 'uuid';

export const uploadsFolder = 'uploads';
export const blobsFolder = 'blobs';
/** What a folder storage has not finished writing. */
export const asideFolder = 'aside';

export const uploadFolder = (uploadId: string): string => `${uploadsFolder}/${uploadId}`;
export const chunkKey = (uploadId: string, start: number, end: number): string =>
  `${uploadFolder(uploadId)}/${start}-${end}`;
export const newBlobKey = (): string => `${blobsFolder}/${uuidv7()}`;

/** When something was named, milliseconds since the Unix epoch; undefined: the name is not one of ours. */
export const namedAtMs = (name: string): number | undefined =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(name)
    ? Number.parseInt(name.slice(0, 8) + name.slice(9, 13), 16)
    : undefined;
