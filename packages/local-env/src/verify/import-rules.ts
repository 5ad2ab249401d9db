/**
 * Which way imports may point. Pure: takes the graph, returns what breaks a rule.
 *
 *   service → service-kit → contracts → wire
 *   terminal-client → client-sdk → wire
 *   local-env → migrate
 *   test, bench → anything
 *
 * Tests may use local-env and migrate wherever they stand. Services meet in contracts and never import each other.
 */
import { isBuiltin } from 'node:module';
import type { ImportSite, WorkspacePackage } from './import-graph.ts';

const servicesMayImport = ['@lair/service-kit', '@lair/contracts', '@lair/wire'];

const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/wire': [],
  'packages/contracts': ['@lair/wire'],
  'packages/service-kit': ['@lair/contracts', '@lair/wire'],
  'packages/client-sdk': ['@lair/wire'],
  'packages/terminal-client': ['@lair/client-sdk', '@lair/wire'],
  'packages/migrate': [],
  'packages/local-env': ['@lair/migrate'],
  'packages/schema-engine': [],
};

const testsMayAlsoImport = ['@lair/local-env', '@lair/migrate'];

/** What reaches outside the process: code that decides must be testable without it. */
const inputAndOutput = [
  /^node:(fs|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|cluster|readline|timers)(\/|$)/,
  /^(pg|nats|ioredis|prisma|undici)$/,
  /^@(grpc|prisma)\//,
  /^@lair\/service-kit$/,
  /\/generated\/prisma\//,
];

/** The wire package also runs where there is no Node.js; cryptography is all it needs of the platform. */
const wireMayUse = ['node:crypto', 'node:buffer'];

export interface ImportProblem {
  readonly site: ImportSite;
  readonly reason: string;
}

export function findImportProblems(
  sites: readonly ImportSite[],
  workspace: readonly WorkspacePackage[],
): ImportProblem[] {
  const domain = sites.filter(({ file }) => isDomain(file));
  return [
    ...sites.flatMap((site) => {
      const home = homeOf(site.file, workspace);
      const reason =
        home && (leavesPackage(site, home) ?? wrongDirection(site, home, workspace) ?? undeclared(site, home));
      return reason ? [{ site, reason }] : [];
    }),
    ...domain.flatMap((site) => reachesOutside(site, sites)),
  ];
}

export function isTest(file: string): boolean {
  return (
    /\.test\.ts$|\/src\/testing\//.test(file) ||
    /^(packages|services)\/[^/]+\/test\//.test(file) ||
    /^(test|bench)\//.test(file)
  );
}

function homeOf(file: string, workspace: readonly WorkspacePackage[]): WorkspacePackage | undefined {
  return workspace.find(({ folder }) => file.startsWith(`${folder}/`));
}

function leavesPackage({ target }: ImportSite, { folder }: WorkspacePackage): string | undefined {
  if (target === undefined || target.startsWith(`${folder}/`)) return undefined;
  return 'leaves its package by a relative path; import the package by its name';
}

function wrongDirection(
  { file, specifier }: ImportSite,
  home: WorkspacePackage,
  workspace: readonly WorkspacePackage[],
): string | undefined {
  if (home.folder === 'packages/wire' && !isTest(file) && isBuiltin(specifier) && !wireMayUse.includes(specifier)) {
    return `wire may use only ${wireMayUse.join(' and ')} of Node.js`;
  }
  const name = packageName(specifier);
  const imported = workspace.find((candidate) => candidate.name === name);
  if (!imported) return name.startsWith('@lair/') ? 'is no package of this workspace' : undefined;
  if (!offers(imported, specifier)) return `reaches into ${name}; it offers ${[...imported.entries].join(', ')}`;
  if (home.folder === 'test' || home.folder === 'bench' || imported === home) return undefined;
  const allowed = [
    ...(home.folder.startsWith('services/') ? servicesMayImport : (mayImport[home.folder] ?? [])),
    ...(isTest(file) ? testsMayAlsoImport : []),
  ];
  if (allowed.includes(name)) return undefined;
  return `${home.name} must not import ${name}; it may import ${allowed.join(', ') || 'nothing of ours'}`;
}

/** An entry may end in a pattern, as `@lair/contracts/generated/*`. */
function offers({ entries }: WorkspacePackage, specifier: string): boolean {
  if (entries.has(specifier)) return true;
  return [...entries].some((entry) => entry.endsWith('/*') && specifier.startsWith(entry.slice(0, -1)));
}

/** An installation for production has only `dependencies`, so what runs there must be listed there. */
function undeclared({ file, specifier, target }: ImportSite, home: WorkspacePackage): string | undefined {
  if (target !== undefined || isBuiltin(specifier)) return undefined;
  const name = packageName(specifier);
  if (name === home.name || home.dependencies.has(name)) return undefined;
  const runsInProduction = file.startsWith(`${home.folder}/src/`) && !isTest(file);
  return runsInProduction ? `is not among the dependencies in ${home.folder}/package.json` : undefined;
}

function isDomain(file: string): boolean {
  return /^services\/[^/]+\/src\/domain\//.test(file) && !isTest(file);
}

/** Follows relative imports, so that a domain file cannot reach a database through a neighbour either. */
function reachesOutside(start: ImportSite, sites: readonly ImportSite[]): ImportProblem[] {
  const seen = new Set<string>();
  const queue = [start];
  for (const site of queue) {
    const outside = inputAndOutput.some((pattern) => pattern.test(site.target ?? site.specifier));
    if (outside) {
      const through = site === start ? '' : ` through ${site.file}, which imports ${site.specifier}`;
      return [{ site: start, reason: `domain code must not do input or output${through}` }];
    }
    if (site.target === undefined || seen.has(site.target)) continue;
    seen.add(site.target);
    queue.push(...sites.filter(({ file }) => file === site.target));
  }
  return [];
}

/** `@lair/wire` of `@lair/wire/testing`, `pg` of `pg/lib/x`. */
function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return (specifier.startsWith('@') ? parts.slice(0, 2) : parts.slice(0, 1)).join('/');
}
