/**
 * Regenerates src/generated, the TypeScript types of the protos. Run by `npm run generate`; `npm run verify` fails when the result differs
 * from what is committed.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { protoFiles, protoOptions } from './src/proto-options.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const outDir = join(here, 'src/generated');
const generator = join(
  dirname(createRequire(import.meta.url).resolve('@grpc/proto-loader/package.json')),
  'build/bin/proto-loader-gen-types.js',
);

rmSync(outDir, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [
    generator,
    ...protoFiles, // before the options: --includeDirs takes every word after it
    `--longs=${protoOptions.longs.name}`,
    `--enums=${protoOptions.enums.name}`,
    ...(protoOptions.defaults ? ['--defaults'] : []),
    ...(protoOptions.oneofs ? ['--oneofs'] : []),
    '--includeComments',
    '--grpcLib=@grpc/grpc-js',
    '--targetFileExtension=.ts',
    '--importFileExtension=.ts',
    `--outDir=${outDir}`,
    `--includeDirs=${join(root, 'proto')}`,
  ],
  { stdio: ['ignore', 'ignore', 'inherit'] },
);

// The generator writes the absolute path of each proto; what is committed must not depend on where the checkout lies.
for (const entry of readdirSync(outDir, {
  recursive: true,
  withFileTypes: true,
})) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  writeFileSync(file, readFileSync(file, 'utf8').replace(`// Original file: ${root}/`, '// Original file: '));
}
