import { ServiceError } from '@lair/contracts';
import { postgresAdapter } from '@lair/service-kit';
import { PrismaClient } from '../generated/prisma/client.ts';
import { limits } from '../limits.ts';

export type Database = PrismaClient;

/** Prepares the use of Postgres; the first query connects. */
export const openDatabase = (url: string, poolMax: number): Database =>
  new PrismaClient({ adapter: postgresAdapter(url, 'delivery', poolMax) });

/** Prisma's codes for a server that is not there, does not answer in time, or has closed the connection. */
const awayCodes = new Set(['P1000', 'P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2037']);
/** Classes of SQLSTATE: connection exception, insufficient resources, operator intervention (a server that shuts down). */
const awaySqlState = /^(08|53|57)/;
/** What drivers say of sockets. */
const awaySocket = /ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|timeout|not queryable/i;

/** Whether a query failed because Postgres is away, and not because it refused the query. */
export const isPostgresAway = (error: unknown): boolean => {
  const { code, meta, message, cause } = error as {
    code?: string;
    meta?: { code?: string };
    message?: string;
    cause?: unknown;
  };
  return (
    awayCodes.has(code ?? '') ||
    awaySqlState.test(code ?? '') ||
    awaySqlState.test(meta?.code ?? '') ||
    awaySocket.test(message ?? '') ||
    (cause !== undefined && cause !== null && isPostgresAway(cause))
  );
};

/** Runs queries for a caller. @throws ServiceError UNAVAILABLE when Postgres is away. */
export const forCaller = async <T>(queries: () => Promise<T>): Promise<T> => {
  try {
    return await queries();
  } catch (cause) {
    if (!isPostgresAway(cause)) throw cause;
    throw new ServiceError('UNAVAILABLE', { retryAfterMs: limits.retryAfterMs }, { cause });
  }
};
