/** Who imports whom, read with a real parser; types count, because a reader follows them the same. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

/** One import, export-from or dynamic import. */
export interface ImportSite {
  /** Relative to the repository's root, like every path here. */
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  /** The file it leads to, for a relative import. */
  readonly target?: string;
}

export interface WorkspacePackage {
  /** As in package.json, e.g. `@lair/wire`. */
  readonly name: string;
  /** `packages/wire` */
  readonly folder: string;
  /** What may be imported of it: `@lair/wire`, `@lair/local-env/testing`. */
  readonly entries: ReadonlySet<string>;
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
}

/** The imports of a source text. */
export function readImports(file: string, source: string): ImportSite[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest ?? [])),
    // A computed dynamic import cannot be followed; the parser gives its expression, which is then no plain string.
    ...module.dynamicImports.map(({ moduleRequest }) => moduleRequest),
  ];
  const sites = specifiers.flatMap(({ start, end }) => {
    const literal = /^(['"])(.*)\1$/.exec(source.slice(start, end));
    return literal ? [siteAt(file, source, start, literal[2] as string)] : [];
  });
  // `export { a, b } from` names its module once per name.
  return [...new Map(sites.map((site) => [`${site.line} ${site.specifier}`, site])).values()];
}

function siteAt(file: string, source: string, offset: number, specifier: string): ImportSite {
  const line = source.slice(0, offset).split('\n').length;
  const relative = specifier.startsWith('.');
  return { file, line, specifier, ...(relative ? { target: normalize(join(dirname(file), specifier)) } : {}) };
}

/** Every package of the workspace, from its package.json. */
export function readWorkspace(root: string): WorkspacePackage[] {
  const folders = ['packages', 'services'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name)),
  );
  return [...folders, 'test', 'bench']
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
      const entries = Object.keys(manifest.exports ?? {}).map((entry) => manifest.name + entry.slice(1));
      return {
        name: manifest.name,
        folder,
        entries: new Set(entries),
        dependencies: new Set([
          ...Object.keys(manifest.dependencies ?? {}),
          ...Object.keys(manifest.optionalDependencies ?? {}),
        ]),
        devDependencies: new Set(Object.keys(manifest.devDependencies ?? {})),
      };
    });
}

/** The shortest way round each knot of files that import each other, as the list of files on it. */
export function findCycles(sites: readonly ImportSite[]): string[][] {
  const graph = new Map<string, string[]>();
  for (const { file, target } of sites) {
    if (target !== undefined) graph.set(file, [...(graph.get(file) ?? []), target]);
  }
  const cycles: string[][] = [];
  const reported = new Set<string>();
  for (const start of [...graph.keys()].sort()) {
    if (reported.has(start)) continue;
    const cycle = shortestWayBack(graph, start);
    if (!cycle) continue;
    cycles.push(cycle);
    for (const file of cycle) reported.add(file);
  }
  return cycles;
}

function shortestWayBack(graph: ReadonlyMap<string, string[]>, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return wayTo(file, start, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}

function wayTo(end: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [end];
  while (way[0] !== start) way.unshift(cameFrom.get(way[0] as string) as string);
  return way;
}
