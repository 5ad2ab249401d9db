/**
 * What a file is, by its bytes. What its uploader says is believed only where it makes no difference to anybody's safety: which kind of
 * plain text it is.
 */
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { pixelsMax } from './attachment-limits.ts';

export const unknownType = 'application/octet-stream';

/** Formats that are text and yet known by how they begin. Whatever else seems to begin like a picture or a sound is text after all. */
const textualFormats = new Set(['application/pdf', 'application/postscript', 'application/eps', 'application/rtf']);

/** Whoever opens such a file runs what is in it. */
const isActive = (type: string): boolean => /html|svg|[/+.]xml|(?:java|ecma|j|live|vb)script/.test(type);

/**
 * @param found by the file's first bytes; undefined: nothing.
 * @param isText all of it is UTF-8.
 * @param announced by its uploader.
 */
export const decideType = (found: string | undefined, isText: boolean, announced: string): string => {
  const type = found?.split(';', 1)[0]?.trim().toLowerCase();
  if (!isText) return type === undefined || isActive(type) || type.startsWith('text/') ? unknownType : type;
  if (type !== undefined && textualFormats.has(type)) return type;
  if (type?.startsWith('text/') && !isActive(type)) return type;
  const claimed = announced.toLowerCase();
  return /^text\/[a-z0-9.+-]+$/.test(claimed) && !isActive(claimed) ? claimed : 'text/plain';
};

/** @param head the file's first bytes. */
export const findType = async (head: Buffer): Promise<string | undefined> => {
  try {
    return (await fileTypeFromBuffer(head))?.mime;
  } catch {
    return undefined; // ends too early, or lies about what follows
  }
};

const isPixels = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= pixelsMax;

/** The size of a picture in pixels, as it is shown, if its first bytes tell. */
export const findPixels = (head: Buffer): { width: number; height: number } | undefined => {
  try {
    const { width, height, orientation = 1 } = imageSize(head);
    if (!isPixels(width) || !isPixels(height)) return undefined;
    // From 5 on, the orientation of EXIF says that it is shown on its side.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
};
