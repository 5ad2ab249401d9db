import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const ownerOnly = 0o600;

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/**
 * Reads a secret file, or makes it when it is not there yet. Of several gateways that start at once on one folder, one makes it and all get
 * the same bytes: the file appears whole or not at all, because a link to a finished draft either succeeds or finds the other's.
 */
export const readOrMake = async (file: string, make: () => Promise<string>): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(draft, await make(), { mode: ownerOnly, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(file);
};
