import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import type { Check } from './check.ts';
import { findHeadings, findLinks } from './markdown.ts';
import { listFiles } from './run-tool.ts';

/** Links inside the repository lead to files, and their anchors to headings. Links elsewhere are not followed. */
export const docLinks: Check = {
  name: 'Links in the documentation',
  run: async () => {
    const files = await listFiles('*.md');
    if (!files) return { problems: [], note: 'not a git checkout: no list of files' };
    const problems = await Promise.all(files.map(brokenLinks));
    return { problems: problems.flat() };
  },
};

async function brokenLinks(file: string): Promise<string[]> {
  const links = findLinks(await readFile(join(repositoryRoot, file), 'utf8'));
  const problems = await Promise.all(
    links.map(async ({ line, target }) => {
      const reason = await whyBroken(file, target);
      return reason ? [`${file}:${line}: ${target} ${reason}`] : [];
    }),
  );
  return problems.flat();
}

async function whyBroken(file: string, target: string): Promise<string | undefined> {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
  const [path = '', anchor] = target.split('#', 2);
  const resolved = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)));
  if (path.startsWith('/')) return 'begins with "/"; link relative to the page';
  if (resolved.startsWith('..')) return 'leaves the repository';
  if (!existsSync(join(repositoryRoot, resolved))) return 'leads nowhere';
  if (!anchor || !resolved.endsWith('.md')) return undefined;
  const headings = findHeadings(await readFile(join(repositoryRoot, resolved), 'utf8'));
  return headings.has(anchor) ? undefined : `names a heading that ${resolved} does not have`;
}
