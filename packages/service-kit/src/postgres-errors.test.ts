// While Postgres is away callers are told to come back; a query that is wrong is our fault and never looks like that.
import { expect, test } from 'vitest';
import { isPostgresAway } from './postgres-errors.ts';

const prismaError = (cause: object, code = 'P2010') =>
  Object.assign(new Error('Raw query failed.'), { code, meta: { driverAdapterError: { cause } } });

test.for([
  ['nothing listens', prismaError({ kind: 'DatabaseNotReachable' })],
  ['the server shuts down', prismaError({ kind: 'postgres', code: '57P01', severity: 'FATAL' })],
  ['the database takes no connections', prismaError({ kind: 'postgres', code: '55000', severity: 'FATAL' })],
  ['the server is full', prismaError({ kind: 'TooManyConnections' })],
  ['the connection broke', new Error('Connection terminated unexpectedly')],
  ['no connection came free', new Error('timeout exceeded when trying to connect')],
  ['no connection came free for a transaction', Object.assign(new Error('Unable to start'), { code: 'P2028' })],
] as const)('away: %s', ([, error]) => {
  expect(isPostgresAway(error)).toBe(true);
});

test.for([
  ['a wrong query', prismaError({ kind: 'postgres', code: '22012', severity: 'ERROR' })],
  ['a violated constraint', prismaError({ kind: 'UniqueConstraintViolation' }, 'P2002')],
  ['another error', new TypeError('x is not a function')],
  ['no error', undefined],
] as const)('not away: %s', ([, error]) => {
  expect(isPostgresAway(error)).toBe(false);
});
