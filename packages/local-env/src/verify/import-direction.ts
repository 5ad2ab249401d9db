import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import type { Check } from './check.ts';
import { findCycles, readImports, readWorkspace } from './import-graph.ts';
import { findImportProblems } from './import-rules.ts';
import { listFiles } from './run-tool.ts';

export const importDirection: Check = {
  name: 'Import direction',
  run: async () => {
    const files = await listFiles('packages/*.ts', 'packages/*.mjs', 'services/*.ts', 'test/*.ts', 'bench/*.ts');
    if (!files) return { problems: [], note: 'not a git checkout: no list of files' };
    const written = files.filter((file) => !file.includes('/generated/'));
    const sites = (
      await Promise.all(
        written.map(async (file) => readImports(file, await readFile(join(repositoryRoot, file), 'utf8'))),
      )
    ).flat();
    const wrong = findImportProblems(sites, readWorkspace(repositoryRoot));
    return {
      problems: [
        ...wrong.map(({ site, reason }) => `${site.file}:${site.line}: ${site.specifier} ${reason}`),
        ...findCycles(sites).map(
          (cycle) => `These import each other in a circle:\n  ${[...cycle, cycle[0]].join('\n  → ')}`,
        ),
      ],
    };
  },
};
