/**
 * Stands in for Prisma's native `schema-engine`: the same arguments, the same JSON-RPC over standard input and output,
 * backed by the WebAssembly build of the same engine. The native one is downloaded from a host of Prisma's that not
 * every machine can reach; this one comes from npm with everything else.
 */
import { createAdapterFactory } from './adapter-factory.ts';
import { readArguments } from './command-line.ts';
import { runDatabaseCommand } from './database-command.ts';
import { serve } from './json-rpc.ts';
import { loadEngine } from './load-engine.ts';

const { versionAsked, databaseCommand, datasource } = readArguments(process.argv.slice(2));
if (versionAsked) {
  console.log('schema-engine-wasm 7.10.0');
} else if (databaseCommand !== undefined) {
  process.exitCode = await runDatabaseCommand(databaseCommand, datasource);
} else {
  await serve(await loadEngine(createAdapterFactory(datasource)));
}
// Connections the engine left open must not keep an engine that nobody talks to any more.
process.exit();
