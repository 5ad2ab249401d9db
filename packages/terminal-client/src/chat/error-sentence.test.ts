/** Guarantee: an error becomes one plain sentence that is safe to print. */
import { ConnectionLostError, ERROR_CODES, type ErrorName, LairError, TimeoutError } from '@lair/client-sdk';

import { expect, test } from 'vitest';
import { errorSentence } from './error-sentence.ts';

function refusal(name: ErrorName, data: Record<string, unknown> = {}): LairError {
  return new LairError({
    code: ERROR_CODES[name],
    message: 'The server\u001b[2J said so.',
    data: { code: name, ...data },
  });
}

test.each(Object.keys(ERROR_CODES) as ErrorName[])('%s is one line without control characters', (name) => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  expect(errorSentence(refusal(name))).toMatch(/^[^\u0000-\u001f\u007f-\u009f]+\.$/);
});

test.each([
  [refusal('NOT_FOUND', { what: 'room' }), '/rooms'],
  [refusal('NOT_FOUND', { what: 'user' }), 'spelled'],
  [refusal('ALREADY_EXISTS', { what: 'user' }), 'choose another'],
  [refusal('RATE_LIMITED', { retryAfterMs: 4_200 }), '5 seconds'],
  [refusal('TOO_LARGE', { limit: 8_000 }), '8000'],
  [
    refusal('INVALID_PARAMS', { issues: [{ path: 'password', message: 'must have 8 to 128 characters' }] }),
    'password must have 8',
  ],
  [new TimeoutError('DM', 1), 'try again'],
  [new ConnectionLostError('x'), 'try again'],
  [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'npm start'],
])('it says what to do: %s', (error, hint) => {
  expect(errorSentence(error)).toContain(hint);
});
