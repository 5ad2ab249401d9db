import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { BootstrapError } from './bootstrap-error.mjs';
import { explainNpmFailure } from './npm-failure.mjs';
import { compileCache, runtimeProject } from './places.mjs';
import { ProgramFailure, runQuietly } from './run-quietly.mjs';
import { step } from './step.mjs';

/** The first major version that runs TypeScript as it is, without a flag or a build. */
const nodeMajorMin = 24;

/**
 * @typedef {object} Runtime
 * @property {string} node the executable
 * @property {NodeJS.ProcessEnv} env for its children: this Node.js first on PATH, compiled code cached
 */

/**
 * The Node.js this was started with when it is new enough, else the one pinned in packages/node-pin/runtime, fetched
 * from npm when it is not there yet.
 * @returns {Promise<Runtime>}
 */
export async function provideNode() {
  const node = isNewEnough() ? process.execPath : await fetchPinnedNode();
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  return { node, env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: compileCache } };
}

function isNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= nodeMajorMin;
}

async function fetchPinnedNode() {
  const pinned = join(runtimeProject, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned)) return pinned;
  if (!isPlatformPinned()) {
    throw new BootstrapError(
      `npm has no Node.js ${nodeMajorMin} for ${process.platform} on ${process.arch}. ` +
        `Install Node.js ${nodeMajorMin} or newer (https://nodejs.org) and try again.`,
    );
  }
  try {
    await step(`Fetching Node.js ${nodeMajorMin} from npm`, `Node.js ${nodeMajorMin} fetched from npm`, async () => {
      const output = await runQuietly('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: runtimeProject,
      });
      // To npm the platforms' packages are optional: it reports success even when it could not fetch ours.
      if (!existsSync(pinned)) throw new ProgramFailure(output.trim(), false);
    });
  } catch (error) {
    throw explainNpmFailure(error, `fetch Node.js ${nodeMajorMin}`);
  }
  return pinned;
}

/** Whether the lockfile names a Node.js for this machine. */
function isPlatformPinned() {
  const { packages } = JSON.parse(readFileSync(join(runtimeProject, 'package-lock.json'), 'utf8'));
  return Object.values(packages).some(({ os, cpu }) => os === process.platform && cpu === process.arch);
}
