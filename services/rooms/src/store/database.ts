import { postgresAdapter } from '@lair/service-kit';
import { PrismaClient } from '../generated/prisma/client.ts';

/** rooms' own schema. Only store/ and outbox/ use it. */
export type Database = PrismaClient;
/** The database, or a transaction in it. */
export type Queries = Pick<Database, '$queryRaw' | '$executeRaw'>;

/** Connections are opened as they are needed. */
export const openDatabase = (url: string, poolMax: number): Database =>
  new PrismaClient({ adapter: postgresAdapter(url, 'rooms', poolMax) });
