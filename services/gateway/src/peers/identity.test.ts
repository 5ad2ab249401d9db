/** A call never leaves with a token that ends on the way; a session that has ended is noticed once. */
import { ServiceError } from '@lair/contracts';
import { expect, test, vi } from 'vitest';
import { Identity } from './identity.ts';

const authenticated = {
  user: { id: 'u', username: 'ann', role: 'USER_ROLE_USER' as const },
  session: { id: 's', deviceId: 'd', deviceName: '', expiresAtMs: 9 },
  identity: { token: 'old', expiresAtMs: 300_000 },
};

test('gives the token at once while it lives long enough, and shares one refresh after that', async () => {
  let now = 0;
  const refresh = vi.fn(async () => ({ token: 'new', expiresAtMs: 600_000 }));
  const identity = new Identity(authenticated, refresh, () => now);
  expect(identity.token()).toBe('old');
  now = 250_000;
  expect([identity.token(), identity.token()]).toEqual(['old', 'old']);
  await vi.waitFor(() => expect(identity.token()).toBe('new'));
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('an expired token is waited for', async () => {
  const identity = new Identity(
    authenticated,
    async () => ({ token: 'new', expiresAtMs: 900_000 }),
    () => 400_000,
  );
  await expect(identity.token()).resolves.toBe('new');
});

test('an ended session is told once, and auth being away is not taken for it', async () => {
  const refresh = vi
    .fn<() => Promise<never>>()
    .mockRejectedValueOnce(new ServiceError('UNAVAILABLE', { retryAfterMs: 1 }))
    .mockRejectedValue(new ServiceError('UNAUTHENTICATED'));
  const identity = new Identity(authenticated, refresh, () => 400_000);
  const revoked = vi.fn();
  identity.onRevoked(revoked);
  await expect(identity.token()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(revoked).not.toHaveBeenCalled();
  await expect(identity.token()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(identity.token()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(revoked).toHaveBeenCalledTimes(1);
});

test('an answer of auth that lacks a part is a fault of ours', () => {
  expect(() => new Identity({ ...authenticated, session: null }, vi.fn())).toThrow(ServiceError);
});
