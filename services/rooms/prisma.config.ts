import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// The CLI would otherwise download its native schema engine; the WebAssembly build of it is a package.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(
  new URL('../../packages/schema-engine/bin/schema-engine.mjs', import.meta.url),
);

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://localhost/lair?schema=rooms' },
});
