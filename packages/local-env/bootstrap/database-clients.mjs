import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { BootstrapError } from './bootstrap-error.mjs';
import { repositoryRoot } from './places.mjs';
import { runQuietly } from './run-quietly.mjs';
import { hashFiles, isUpToDate, writeStamp } from './stamp.mjs';
import { step } from './step.mjs';

const services = join(repositoryRoot, 'services');

/**
 * Generates the Prisma client of every service whose schema changed, all at once. Needs neither database nor network.
 * @param {import('./node-runtime.mjs').Runtime} runtime
 */
export async function generateDatabaseClients(runtime) {
  if (outdated().length === 0) return;
  await alone('generate', async () => {
    const work = outdated();
    if (work.length === 0) return;
    await step(
      'Generating database clients',
      `Database clients generated (${work.map(({ service }) => service).join(', ')})`,
      async () => {
        await Promise.all(work.map((client) => generate(client, runtime)));
      },
    );
  });
}

/** @typedef {{ service: string, folder: string, stamp: string, hash: string }} Client */

/** @returns {Client[]} */
function outdated() {
  return readdirSync(services)
    .filter((service) => existsSync(join(services, service, 'prisma/schema.prisma')))
    .map(describe)
    .filter(({ stamp, hash }) => !isUpToDate(stamp, hash));
}

/**
 * @param {string} service
 * @returns {Client}
 */
function describe(service) {
  const folder = join(services, service);
  // Prisma's own version counts too; package.json pins it.
  const inputs = ['prisma/schema.prisma', 'prisma.config.ts', 'package.json'].map((file) => join(folder, file));
  return { service, folder, stamp: join(folder, 'src/generated/prisma/.generated-from'), hash: hashFiles(inputs) };
}

/**
 * @param {Client} client
 * @param {import('./node-runtime.mjs').Runtime} runtime
 */
async function generate({ service, folder, stamp, hash }, { node, env }) {
  const prisma = join(folder, 'node_modules/prisma/build/index.js');
  try {
    await runQuietly(node, [prisma, 'generate'], {
      cwd: folder,
      env: {
        ...env,
        // Generating does not use the schema engine, but Prisma downloads one unless it is told of a file.
        PRISMA_SCHEMA_ENGINE_BINARY: node,
        CHECKPOINT_DISABLE: '1',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
    });
  } catch (error) {
    throw new BootstrapError(`${error.message}\n\nCould not generate the database client of ${service}.`);
  }
  writeStamp(stamp, hash);
}
