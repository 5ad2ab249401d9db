import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
export const runtimeProject = join(repositoryRoot, 'packages/node-pin/runtime');
export const compileCache = join(repositoryRoot, '.lair/compile-cache');
