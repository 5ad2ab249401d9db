import { postgresAdapter } from '@lair/service-kit';
import { PrismaClient } from '../generated/prisma/client.ts';

export type Database = PrismaClient;

/** Prepares the use of Postgres; the first query connects. */
export const openDatabase = (url: string, poolMax: number): Database =>
  new PrismaClient({ adapter: postgresAdapter(url, 'delivery', poolMax) });
