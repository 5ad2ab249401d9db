// Nobody is believed without a valid, unexpired signature of auth's; and auth can change its keys without anybody restarting.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { createIdentityVerifier, type PublicSigningKey, tokenIssuer } from './identity.ts';

const claims = { name: 'alice', role: 'user', did: 'device', sid: 'session' };

const makeKey = (id: string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const published: PublicSigningKey = {
    id,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
  };
  return { id, privateKey, published };
};
const sign = (
  { id, privateKey }: { id: string; privateKey: KeyObject },
  { expiresAtMs = Date.now() + 60_000, issuer = tokenIssuer, extra = {} as Record<string, unknown> } = {},
) =>
  new SignJWT({ ...claims, ...extra })
    .setProtectedHeader({ alg: 'EdDSA', kid: id })
    .setIssuer(issuer)
    .setSubject('user-1')
    .setExpirationTime(Math.floor(expiresAtMs / 1000))
    .sign(privateKey);

test('a signed token tells who calls', async () => {
  const key = makeKey('k1');
  const verifier = createIdentityVerifier(async () => [key.published]);
  const token = await sign(key);
  expect(await verifier.verify(token)).toMatchObject({
    kind: 'user',
    userId: 'user-1',
    username: 'alice',
    role: 'user',
    deviceId: 'device',
    sessionId: 'session',
  });
  expect(verifier.verified(token)).toBeDefined();
});

test('a service token tells which service calls', async () => {
  const key = makeKey('k1');
  const verifier = createIdentityVerifier(async () => [key.published]);
  expect(await verifier.verify(await sign(key, { extra: { svc: 'rooms' } }))).toMatchObject({
    kind: 'service',
    service: 'rooms',
  });
});

test.each([
  ['not a token', async () => 'nonsense'],
  ['expired', (key: ReturnType<typeof makeKey>) => sign(key, { expiresAtMs: Date.now() - 1_000 })],
  ['from another issuer', (key: ReturnType<typeof makeKey>) => sign(key, { issuer: 'somebody' })],
  ['signed by an unpublished key', () => sign(makeKey('other'))],
  ['signed by an impostor under a published id', () => sign(makeKey('k1'))],
])('a token that is %s is refused', async (_what, make) => {
  const key = makeKey('k1');
  const verifier = createIdentityVerifier(async () => [key.published]);
  await expect(make(key).then(verifier.verify)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a token that was verified is forgotten when it expires', async () => {
  const key = makeKey('k1');
  let now = Date.now();
  const verifier = createIdentityVerifier(
    async () => [key.published],
    () => now,
  );
  const token = await sign(key, { expiresAtMs: now + 10_000 });
  await verifier.verify(token);
  now += 20_000;
  expect(verifier.verified(token)).toBeUndefined();
  await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED', data: { reason: 'expired' } });
});

test('a new key is fetched when a token names it, but unknown ids cannot flood auth', async () => {
  const [first, second] = [makeKey('k1'), makeKey('k2')];
  let published = [first.published];
  let fetches = 0;
  let now = Date.now();
  const verifier = createIdentityVerifier(
    async () => {
      fetches += 1;
      return published;
    },
    () => now,
  );
  await verifier.verify(await sign(first));
  published = [first.published, second.published];
  now += 2_000;
  await verifier.verify(await sign(second));
  expect(fetches).toBe(2);
  const stranger = makeKey('k3');
  for (let i = 0; i < 20; i++) {
    await expect(sign(stranger, { extra: { n: i } }).then(verifier.verify)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  }
  expect(fetches).toBe(2);
});

test("while auth's keys cannot be had, the answer is UNAVAILABLE and not a refusal", async () => {
  const verifier = createIdentityVerifier(() => Promise.reject(new Error('away')));
  await expect(sign(makeKey('k1')).then(verifier.verify)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
