import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot: string = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** Everything this package makes lies below this git-ignored folder: data, logs, secrets, fetched programs. */
export const lairDirectory: string = join(repositoryRoot, '.lair');

/** Compiled JavaScript of what the children load; it halves their start from the second time on. */
export const compileCacheDirectory: string = join(lairDirectory, 'compile-cache');
