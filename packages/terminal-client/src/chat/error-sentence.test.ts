/** Guarantee: an error becomes one plain sentence that is safe to print. */
import {
  ConnectionLostError,
  ERROR_CODES,
  type ErrorName,
  FileDiffersError,
  LairError,
  TimeoutError,
} from '@lair/client-sdk';

import { expect, test } from 'vitest';
import { errorSentence } from './error-sentence.ts';
import { InputError } from './input-error.ts';

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
  [refusal('NOT_FOUND', { what: 'message' }), 'message is not there'],
  [refusal('NOT_FOUND', { what: 'attachment' }), 'file is not there'],
  [refusal('PERMISSION_DENIED', { permission: 'author' }), 'whoever wrote'],
  [refusal('PERMISSION_DENIED', { permission: 'pin' }), 'moderators'],
  [refusal('CONFLICT', { current: {} }), '/history'],
  [refusal('FAILED_PRECONDITION', { reason: 'deleted' }), 'deleted'],
  [refusal('FAILED_PRECONDITION', { reason: 'edit_window' }), 'too old'],
  [refusal('FAILED_PRECONDITION', { reason: 'no_edits', limit: 9 }), '(9)'],
  [refusal('FAILED_PRECONDITION', { reason: 'restore_window' }), 'too long ago'],
  [refusal('FAILED_PRECONDITION', { reason: 'too_many_reactions', limit: 20 }), 'use one that is there'],
  [refusal('FAILED_PRECONDITION', { reason: 'too_many_pins' }), '/unpin'],
  [refusal('FAILED_PRECONDITION', { reason: 'hash' }), 'send it again'],
  [refusal('FAILED_PRECONDITION', { reason: 'file_type' }), 'refused here'],
  [Object.assign(new Error('x'), { code: 'EEXIST' }), 'another path'],
  [new FileDiffersError('sha256'), 'try again'],
  [new InputError('There is no #17 here.'), '#17'],
  [new TimeoutError('DM', 1), 'try again'],
  [new ConnectionLostError('x'), 'try again'],
  [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'npm start'],
])('it says what to do: %s', (error, hint) => {
  expect(errorSentence(error)).toContain(hint);
});

test('the bound of a file is said in bytes, that of a text in characters', () => {
  const error = refusal('TOO_LARGE', { limit: 26_214_400 });
  expect(errorSentence(error, 'file')).toContain('at most 25 MiB');
  expect(errorSentence(error)).toContain('at most 26214400');
});
