/**
 * What the reference pages are made from. The packages are loaded by their place in this checkout instead of being imported: the pages
 * describe the services, but running Lair must not depend on them.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from '../paths.ts';

/** Loads a module of this checkout. @param path relative to the repository's root; the caller says what it exports. */
export const load = async <Exports>(path: string): Promise<Exports> =>
  (await import(pathToFileURL(join(repositoryRoot, path)).href)) as Exports;

/** @param path relative to the repository's root. */
export const readSource = (path: string): Promise<string> => readFile(join(repositoryRoot, path), 'utf8');

/** Files in a folder, by name. @param folder relative to the repository's root. */
export const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(join(repositoryRoot, folder))).sort();
