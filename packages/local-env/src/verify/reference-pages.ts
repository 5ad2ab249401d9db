import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import type { Check } from './check.ts';
import { runTool } from './run-tool.ts';

/** A page that is made from the source, so that it cannot disagree with it. */
interface ReferencePage {
  /** The page, relative to the repository's root. */
  readonly page: string;
  /** A script that prints the page's Markdown on standard output. */
  readonly script: string;
}

/** `npm run generate` writes these pages; `npm run verify` compares them. */
export const referencePages: readonly ReferencePage[] = [
  'configuration',
  'errors',
  'events',
  'limits',
  'permissions',
  'rpcs',
].map((name) => ({ page: `docs/reference/${name}.md`, script: `packages/local-env/src/docs/${name}-page.ts` }));

export const referencePagesUpToDate: Check = {
  name: 'Reference pages',
  run: async () => {
    const problems = await Promise.all(
      referencePages.map(async ({ page, script }) => {
        const path = join(repositoryRoot, page);
        const present = existsSync(path) ? await readFile(path, 'utf8') : undefined;
        return present === (await render(script)) ? [] : [`${page} is out of date. Put right by: npm run generate`];
      }),
    );
    return { problems: problems.flat() };
  },
};

/** Writes every page anew. */
export async function writeReferencePages(): Promise<void> {
  await Promise.all(
    referencePages.map(async ({ page, script }) => writeFile(join(repositoryRoot, page), await render(script))),
  );
}

async function render(script: string): Promise<string> {
  const { succeeded, stdout, output } = await runTool(process.execPath, [script]);
  if (!succeeded) throw new Error(`${script} failed:\n${output}`);
  return stdout;
}
