/** A refusal says why in words for people: of what the caller may not see only that it is not there, and nothing of ours. */
import { ServiceError } from '@lair/contracts';
import { expect, test } from 'vitest';
import { whyOf, whyOfMessage, whyOfOwnMessage, whyOfRoom } from './classic-refusals.ts';

const invalid = (path: string, message: string) => new ServiceError('INVALID_PARAMS', { issues: [{ path, message }] });

test('reasons are sentences for people and tell nothing of ours', () => {
  expect(whyOf(new Error('secret detail'))).toBe('Something went wrong on our side.');
  expect(whyOf(new ServiceError('TOO_LARGE', { limit: 8_000 }))).toBe('This is longer than 8000 characters.');
  expect(whyOf(invalid('content', 'must not be empty'))).toBe('The content must not be empty.');
  expect(whyOf(new ServiceError('FAILED_PRECONDITION', { reason: 'deleted' }))).toBe('The message is deleted.');
  const own = new ServiceError('FAILED_PRECONDITION', { reason: 'other' }, { message: 'Not today.' });
  expect(whyOf(own)).toBe('Not today.');
  expect(whyOf(new ServiceError('FEATURE_DISABLED', { feature: 'edits' }))).toBe('This feature is switched off here.');
});

test('a message that may not be seen, or cannot be, is not found', () => {
  const missing = 'Record not found: Message with id abc';
  expect(whyOfMessage(new ServiceError('NOT_FOUND', { what: 'message' }), 'abc')).toBe(missing);
  expect(whyOfMessage(invalid('message', 'must be a UUID'), 'abc')).toBe(missing);
  expect(whyOfMessage(invalid('emoji', 'must be one emoji'), 'abc')).toBe('The emoji must be one emoji.');
  const long = whyOfMessage(new ServiceError('NOT_FOUND', { what: 'message' }), 'x'.repeat(100_000));
  expect(long.length).toBeLessThan(120);
});

test('what only authors may do says so', () => {
  const denied = new ServiceError('PERMISSION_DENIED', { permission: 'author' });
  const form = 'Validation error: user_id - Permission denied: only message author can';
  expect(whyOfOwnMessage(denied, 'abc', 'edit')).toBe(`${form} edit`);
  expect(whyOfOwnMessage(denied, 'abc', 'delete')).toBe(`${form} delete`);
  expect(whyOfOwnMessage(new ServiceError('PERMISSION_DENIED', { permission: 'post' }), 'abc', 'edit')).toBe(
    'You may not do this.',
  );
  expect(whyOfOwnMessage(new ServiceError('NOT_FOUND', { what: 'message' }), 'abc', 'edit')).toMatch(/^Record not /);
});

test('a room that may not be seen, or cannot be, does not exist', () => {
  expect(whyOfRoom(new ServiceError('NOT_FOUND', { what: 'room' }), 'den')).toBe("Room 'den' does not exist");
  expect(whyOfRoom(invalid('room', 'is too long'), 'den')).toBe("Room 'den' does not exist");
  expect(whyOfRoom(new ServiceError('RATE_LIMITED'), 'den')).toBe('Too many requests; wait a little.');
});
