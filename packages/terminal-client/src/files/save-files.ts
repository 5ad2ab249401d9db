import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment } from '@lair/client-sdk';
import { InputError } from '../chat/input-error.ts';
import { distinctFileNames } from './file-name.ts';

/** An attachment and where it goes. */
export interface SavedFile {
  readonly attachment: Attachment;
  readonly path: string;
}

/**
 * Where attachments are saved: one file under the path that was given, or each under its own name in a folder.
 * @param path undefined: the current directory
 * @throws InputError when several files are to become one
 */
export async function planFiles(attachments: readonly Attachment[], path: string | undefined): Promise<SavedFile[]> {
  const [first] = attachments;
  if (path !== undefined && !(await isFolder(path))) {
    if (first === undefined || attachments.length > 1) {
      throw new InputError(`There are ${attachments.length} files: give a folder that is there.`);
    }
    return [{ attachment: first, path }];
  }
  const names = distinctFileNames(attachments.map(({ name }) => name));
  return attachments.map((attachment, index) => ({ attachment, path: join(path ?? '.', names[index] ?? '') }));
}

/**
 * Writes a file that is not there yet. Whatever goes wrong on the way, nothing half-written is left.
 * @throws the system's EEXIST when there is one already, which stays as it is; what `bytes` throws
 */
export async function writeNewFile(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx');
  try {
    try {
      for await (const chunk of bytes) await file.writeFile(chunk);
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  if (/[\\/]$/.test(path)) return true;
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
