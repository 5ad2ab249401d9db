import { postgresAdapter } from '@lair/service-kit';
import { PrismaClient } from '../generated/prisma/client.ts';

/** auth's own schema. Only store/ uses it. */
export type Database = PrismaClient;

/** Connections are opened as they are needed. */
export const openDatabase = (url: string, poolMax: number): Database =>
  new PrismaClient({ adapter: postgresAdapter(url, 'auth', poolMax) });
