#!/usr/bin/env node
/**
 * The way into every command: `node packages/local-env/bootstrap.mjs <script> [args]`.
 *
 * Runs on any Node.js from 18 on with nothing installed. It finds or fetches the Node.js that Lair runs on, installs
 * the packages, generates the database clients, each only when something changed, and hands over to the script.
 * Plain JavaScript without dependencies, because it is what fetches them.
 */
import { BootstrapError } from './bootstrap/bootstrap-error.mjs';
import { generateDatabaseClients } from './bootstrap/database-clients.mjs';
import { handOver } from './bootstrap/hand-over.mjs';
import { provideNode } from './bootstrap/node-runtime.mjs';
import { installPackages } from './bootstrap/packages.mjs';

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error('usage: node packages/local-env/bootstrap.mjs <script> [args]');
  process.exit(2);
}
try {
  const runtime = await provideNode();
  await installPackages(runtime);
  await generateDatabaseClients(runtime);
  handOver(runtime, script, args);
} catch (error) {
  if (!(error instanceof BootstrapError)) throw error;
  console.error(`\n${error.message}\n`);
  process.exit(1);
}
