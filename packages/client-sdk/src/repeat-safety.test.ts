/** Guarantee: a request is repeated only if a repeat does no harm, and a refused message only as often as it may be. */
import { COMMAND_NAMES, paramsSchemas } from '@lair/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRepeatSafe, sendRetryDelayMs, takesClientId } from './repeat-safety.ts';

const policy = { baseDelayMs: 100, delayMsMax: 1_000, retriesMax: 3 };

test('what makes a new thing without an id of the caller is never repeated', () => {
  expect(COMMAND_NAMES.filter((name) => !isRepeatSafe(name))).toEqual([
    'REGISTER',
    'LOGIN',
    'LOGOUT',
    'CREATE_ROOM',
    'LEAVE_ROOM',
  ]);
});

test('every command that can carry an id of the caller gets one', () => {
  const withClientId = COMMAND_NAMES.filter((name) => 'clientId' in paramsSchemas[name].shape);
  expect(COMMAND_NAMES.filter(takesClientId)).toEqual(withClientId);
  expect(withClientId.length).toBeGreaterThan(0);
  for (const name of withClientId) expect(isRepeatSafe(name)).toBe(true);
});

test('a refused message waits at least as long as the server asked, a bounded number of times', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(6), (retryAfterMs, retries) => {
      const delayMs = sendRetryDelayMs(
        'SEND_MESSAGE',
        { code: 'RATE_LIMITED', retryAfterMs },
        retries,
        policy,
        () => 0.5,
      );
      if (retries >= 3) expect(delayMs).toBeUndefined();
      else expect(delayMs).toBeGreaterThanOrEqual(retryAfterMs);
    }),
  );
});

test('a wait past the bound is left to the caller', () => {
  expect(sendRetryDelayMs('DM', { code: 'RATE_LIMITED', retryAfterMs: 1_001 }, 0, policy, () => 0)).toBeUndefined();
});

test('other errors and other commands are not tried again', () => {
  expect(sendRetryDelayMs('DM', { code: 'NOT_FOUND', retryAfterMs: 1 }, 0, policy, () => 0)).toBeUndefined();
  expect(
    sendRetryDelayMs('EDIT_MESSAGE', { code: 'RATE_LIMITED', retryAfterMs: 1 }, 0, policy, () => 0),
  ).toBeUndefined();
  expect(sendRetryDelayMs('LIST_ROOMS', { code: 'UNAVAILABLE', retryAfterMs: 1 }, 0, policy, () => 0)).toBeUndefined();
});
