/** The kinds that Prisma's adapter gives to errors which say nothing about the query, only that Postgres could not be asked. */
const awayKinds: readonly unknown[] = [
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
];
/** What pg and its pool say, without a code, when a connection breaks or none can be had in time. */
const awayMessage = /connection terminated|timeout exceeded when trying to connect/i;
/** Prisma: no connection came free in time for a transaction, or its connection was lost. */
const transactionNotStarted = 'P2028';

interface PrismaErrorShape {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly meta?: {
    readonly driverAdapterError?: { readonly cause?: { readonly kind?: unknown; readonly severity?: unknown } };
  };
}

/**
 * Whether an error of a Prisma query means that Postgres is away, starting, stopping or overrun, and the same may well work in a moment;
 * as opposed to a query that is wrong. Whether a write that failed so took effect is not known.
 */
export const isPostgresAway = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, meta } = error as PrismaErrorShape;
  const cause = meta?.driverAdapterError?.cause;
  return (
    awayKinds.includes(cause?.kind) ||
    // Postgres ends the connection with these: it shuts down, starts up, or refuses one more.
    cause?.severity === 'FATAL' ||
    cause?.severity === 'PANIC' ||
    code === transactionNotStarted ||
    (typeof message === 'string' && awayMessage.test(message))
  );
};
