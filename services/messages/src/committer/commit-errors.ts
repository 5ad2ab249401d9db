import { Prisma } from '../generated/prisma/client.ts';

/**
 * What a failed commit means for its entries.
 * - `repeat`: it met another instance's commit; the whole batch, tried again, sees what the other did.
 * - `away`: Postgres is gone, going, or out of means; nothing can be committed now. Whether this was is not known.
 * - `refused`: something in the batch cannot be stored.
 */
export type CommitFailure = 'repeat' | 'away' | 'refused';

/** unique_violation, serialization_failure, deadlock_detected */
const repeatStates = new Set(['23505', '40001', '40P01']);
/** lock_not_available */
const awayStates = new Set(['55P03']);
/** connection exception, insufficient resources, operator intervention (shutdown, cancelled, timed out), system error */
const awayClasses = new Set(['08', '53', '57', '58']);

/** The SQLSTATE of an error that Postgres answered; undefined: it was not Postgres that failed the call. */
export const sqlStateOf = (error: unknown): string | undefined => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  const adapter = error.meta?.['driverAdapterError'] as { cause?: { originalCode?: unknown } } | undefined;
  const code = adapter?.cause?.originalCode;
  // The driver's own codes, such as ECONNREFUSED, come in the same field.
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
};

export const classifyCommitError = (error: unknown): CommitFailure => {
  const state = sqlStateOf(error);
  if (state === undefined) return error instanceof TypeError || error instanceof RangeError ? 'refused' : 'away';
  if (repeatStates.has(state)) return 'repeat';
  return awayStates.has(state) || awayClasses.has(state.slice(0, 2)) ? 'away' : 'refused';
};
