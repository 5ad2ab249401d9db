import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { Datasource } from './command-line.ts';
import { type Connection, ensureSchema, readConnection, runOnce } from './connection.ts';
import { forSchemaEngine } from './engine-adapter.ts';

/** Its own name for pg's PoolConfig, from another copy of the declarations. */
type PrismaPgConfig = ConstructorParameters<typeof PrismaPg>[0];

/** Connects the engine to the database of the datasource, and to a shadow of it where migrations are tried out. */
export function createAdapterFactory({ url, shadowDatabaseUrl }: Datasource): SqlMigrationAwareDriverAdapterFactory {
  const real = (): Connection => {
    if (url === undefined) throw new Error('this command needs datasource.url in prisma.config.ts');
    return readConnection(url);
  };
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => {
      const connection = real();
      await ensureSchema(connection);
      return open(connection);
    },
    connectToShadowDb: () =>
      shadowDatabaseUrl === undefined ? openOwnShadow(real()) : open(readConnection(shadowDatabaseUrl)),
  };
}

async function open({ config, schema }: Connection): Promise<SqlDriverAdapter> {
  return forSchemaEngine(
    await new PrismaPg({ ...config } as PrismaPgConfig, schema === undefined ? {} : { schema }).connect(),
  );
}

/** A database made for the purpose, and dropped when the engine lets go of it. */
async function openOwnShadow({ config, schema }: Connection): Promise<SqlDriverAdapter> {
  const database = `prisma_shadow_${randomUUID().replaceAll('-', '')}`;
  await runOnce(config, `CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  const connection = { schema, config: { ...config, database } };
  await ensureSchema(connection);
  const shadow = await open(connection);
  const { dispose } = shadow;
  shadow.dispose = async () => {
    await dispose.call(shadow);
    await runOnce(config, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`);
  };
  return shadow;
}
