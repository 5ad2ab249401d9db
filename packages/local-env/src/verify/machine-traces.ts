import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import type { Check } from './check.ts';
import { listFiles } from './run-tool.ts';

/** Nothing in the repository tells on which machine, or through which package registry, it was made. */
export const machineTraces: Check = {
  name: 'No traces of a machine',
  run: async () => {
    const files = await listFiles();
    if (!files) return { problems: [], note: 'not a git checkout: no list of files' };
    const places = [repositoryRoot, homedir()].filter((place) => place.length > shortestTellingPath);
    const problems = await Promise.all(
      files.map(async (file) =>
        findTraces(await readFile(join(repositoryRoot, file), 'utf8'), places).map((trace) => `${file}:${trace}`),
      ),
    );
    return { problems: problems.flat() };
  },
};

/** "/" or "/app" say nothing and occur everywhere. */
const shortestTellingPath = 5;

const publicRegistry = 'registry.npmjs.org';

/** Pure; returns `line: what` for each find. */
export function findTraces(text: string, places: readonly string[]): string[] {
  return text.split('\n').flatMap((line, index) => {
    const place = places.find((candidate) => mentions(line, candidate));
    const home = /(?:^|[\s'"`=:(])(\/(?:home|Users)\/[\w.-]+\/)/.exec(line)?.[1];
    const registry = /"?(?:resolved|tarball)"?:\s*"?https?:\/\/([\w.-]+)/.exec(line)?.[1];
    return [
      ...(place ? [`${index + 1}: holds the path ${place}`] : []),
      ...(home ? [`${index + 1}: holds a home folder, ${home}`] : []),
      ...(registry && registry !== publicRegistry ? [`${index + 1}: names the registry ${registry}`] : []),
    ];
  });
}

/** Whether the path itself is there, not just the beginning of a longer name. */
function mentions(line: string, path: string): boolean {
  return line.split(path).some((rest, index) => index > 0 && !/^[\w-]/.test(rest));
}
