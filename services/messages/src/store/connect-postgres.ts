import { postgresAdapter } from '@lair/service-kit';
import { PrismaClient } from '../generated/prisma/client.ts';
import { queryTimeoutMs, statementTimeoutMs } from '../limits.ts';

export type { PrismaClient };
/** The client, or one transaction of it: what can run raw SQL. */
export type Queryable = Pick<PrismaClient, '$queryRaw' | '$executeRaw'>;

/**
 * The client for this service's schema. Connects at first use, and again after Postgres was away; no statement waits for ever.
 */
export const connectPostgres = (url: string, poolMax: number): PrismaClient => {
  const bounded = new URL(url);
  bounded.searchParams.set('statement_timeout', String(statementTimeoutMs));
  bounded.searchParams.set('query_timeout', String(queryTimeoutMs));
  return new PrismaClient({ adapter: postgresAdapter(bounded.href, 'messages', poolMax), errorFormat: 'minimal' });
};
