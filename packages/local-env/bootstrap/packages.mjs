import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { BootstrapError } from './bootstrap-error.mjs';
import { explainNpmFailure } from './npm-failure.mjs';
import { repositoryRoot } from './places.mjs';
import { ProgramFailure, runQuietly } from './run-quietly.mjs';
import { hashFiles, isUpToDate, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';

const pnpm = 'pnpm@12.21.0';

/** Below node_modules, so that removing node_modules removes it too. */
const stamp = join(repositoryRoot, 'node_modules/.lair-installed');

/**
 * Installs what the lockfile says, when the lockfile or any package.json of the workspace changed since the last time.
 * @param {import('./node-runtime.mjs').Runtime} runtime
 */
export async function installPackages(runtime) {
  if (isUpToDate(stamp, currentHash())) return;
  await alone('install', async () => {
    const hash = currentHash();
    if (isUpToDate(stamp, hash)) return;
    try {
      await step('Installing packages', 'Packages installed', async () => {
        await runQuietly('npx', ['--yes', pnpm, 'install', '--frozen-lockfile'], { env: runtime.env });
      });
    } catch (error) {
      throw explain(error);
    }
    writeStamp(stamp, hash);
  });
}

function currentHash() {
  return hashFiles([...['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map(atRoot), ...workspacePackages()]);
}

/** package.json of every workspace package, as pnpm-workspace.yaml lists them. */
function workspacePackages() {
  const groups = ['packages', 'services'].flatMap((group) =>
    readdirSync(atRoot(group))
      .sort()
      .map((name) => join(group, name)),
  );
  return [...groups, 'test', 'bench'].map((folder) => atRoot(join(folder, 'package.json'))).filter(existsSync);
}

/** @param {string} path */
function atRoot(path) {
  return join(repositoryRoot, path);
}

/** @param {unknown} error */
function explain(error) {
  if (error instanceof ProgramFailure && error.output.includes('ERR_PNPM_OUTDATED_LOCKFILE')) {
    return new BootstrapError(
      `A package.json asks for something that pnpm-lock.yaml does not have. Update it: npx ${pnpm} install`,
    );
  }
  return explainNpmFailure(error, 'install the packages');
}
