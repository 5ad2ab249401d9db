// The numbers of errors are a promise to clients: they are unique, and each leads back to its name.
import { expect, test } from 'vitest';
import { ERROR_CODES, errorNameOf, isErrorName, WireError, wireError } from './error-codes.ts';

test('every code has one name', () => {
  for (const [name, code] of Object.entries(ERROR_CODES)) expect(errorNameOf(code)).toBe(name);
  expect(new Set(Object.values(ERROR_CODES)).size).toBe(Object.keys(ERROR_CODES).length);
  expect(errorNameOf(-1)).toBeUndefined();
  expect(isErrorName('toString')).toBe(false);
});

test("lair/2's own errors carry their name, JSON-RPC's do not", () => {
  expect(wireError('NOT_FOUND', 'No such room.', { what: 'room' })).toEqual({
    code: -32003,
    message: 'No such room.',
    data: { code: 'NOT_FOUND', what: 'room' },
  });
  expect(wireError('METHOD_NOT_FOUND', 'No such command.', {})).toEqual({ code: -32601, message: 'No such command.' });
});

test('a client learns name, wait and data', () => {
  const error = new WireError(wireError('RATE_LIMITED', 'Slow down.', { retryAfterMs: 250 }));
  expect([error.errorName, error.retryAfterMs, error.message]).toEqual(['RATE_LIMITED', 250, 'Slow down.']);
  expect(new WireError({ code: -1, message: 'Odd.', data: { retryAfterMs: 'soon' } })).toMatchObject({
    errorName: 'INTERNAL',
    retryAfterMs: undefined,
  });
});
