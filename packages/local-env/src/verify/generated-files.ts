import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/** A script whose committed output must be what it would write now. */
interface Generator {
  readonly script: string;
  readonly output: string;
}

export const generators: readonly Generator[] = [
  { script: 'packages/contracts/generate.ts', output: 'packages/contracts/src/generated' },
];

export const generatedFiles: Check = {
  name: 'Generated types',
  first: true,
  run: async () => {
    const problems: string[] = [];
    for (const generator of generators) {
      const before = contentsOf(generator.output);
      const { succeeded, output } = await runTool(process.execPath, [generator.script]);
      if (!succeeded) problems.push(`${generator.script} failed:\n${output}`);
      const changed = difference(before, contentsOf(generator.output));
      if (changed.length > 0) {
        problems.push(`${generator.script} has just brought these up to date; commit them:\n  ${changed.join('\n  ')}`);
      }
    }
    return { problems };
  },
};

/** Names of files that only one side has or that differ, in order. */
export function difference(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name)).sort();
}

function contentsOf(folder: string): Map<string, string> {
  const absolute = join(repositoryRoot, folder);
  if (!existsSync(absolute)) return new Map();
  const entries = readdirSync(absolute, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(repositoryRoot.length + 1), readFileSync(file, 'utf8')];
    }),
  );
}
