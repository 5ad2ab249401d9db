// Identity tokens are verified by anybody who asked for the keys, across instances and key changes, and keys cannot be read from the database.
import { createIdentityVerifier } from '@lair/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AuthHarness, type AuthInstance, refusalOf, registration, startAuthHarness } from './harness.ts';

let harness: AuthHarness;
let auth: AuthInstance;
let nowMs = Date.now();
const now = () => nowMs;
beforeAll(async () => {
  harness = await startAuthHarness();
  auth = await harness.start({ now });
});
afterAll(() => harness[Symbol.asyncDispose]());

const hourMs = 3_600_000;
const keysOf = async (instance: AuthInstance) => (await instance.as('nobody').call('GetSigningKeys', {})).keys;
const verifierOf = (instance: AuthInstance) => createIdentityVerifier(() => keysOf(instance), now);
const kidOf = (token = '') =>
  (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid;

test('a user token names the user, the device and the session, to whoever verifies it', async () => {
  const { authenticated } = await auth.gateway.call('Register', registration('Alice'));
  const { user, session, identity } = authenticated ?? {};
  expect(await verifierOf(auth).verify(identity?.token ?? '')).toEqual({
    kind: 'user',
    userId: user?.id,
    username: 'Alice',
    role: 'user',
    deviceId: session?.deviceId,
    sessionId: session?.id,
    expiresAtMs: identity?.expiresAtMs,
  });
});

test('ten instances that start at once share one key', async () => {
  await using fresh = await startAuthHarness();
  const instances = await Promise.all(Array.from({ length: 10 }, () => fresh.start()));
  for (const instance of instances) expect(await keysOf(instance)).toEqual(await keysOf(instances[0] ?? instance));
  expect(await keysOf(instances[0] ?? auth)).toHaveLength(1);
});

test('over two weeks of key changes every token is good for as long as it says, on every instance', async () => {
  const other = await harness.start({ now });
  const verifiers = [verifierOf(auth), verifierOf(other)];
  const { sessionToken } = await auth.gateway.call('Login', {
    username: 'Alice',
    password: registration('').password ?? '',
  });
  const kids = new Set<string>();
  for (let hours = 0; hours < 24 * 14; hours += 7) {
    nowMs += 7 * hourMs;
    const signer = hours % 2 ? auth : other;
    const { identity } = await signer.gateway.call('RefreshIdentity', { sessionToken });
    kids.add(kidOf(identity?.token));
    for (const secondsLater of [0, 299]) {
      nowMs += secondsLater * 1_000;
      for (const verifier of verifiers) {
        expect(await verifier.verify(identity?.token ?? '')).toMatchObject({ username: 'Alice' });
      }
    }
  }
  // A key a day, but for what the pauses of seven hours cost.
  expect(kids.size).toBeGreaterThan(9);
  // Old keys are forgotten, in the answer and in the table.
  expect((await keysOf(auth)).length).toBeLessThanOrEqual(3);
  const { rows } = await harness.admin.query('SELECT count(*)::int AS n FROM signing_keys');
  expect(rows[0].n).toBeLessThanOrEqual(5);
});

test('the next key is published before it signs', async () => {
  const signingNow = async () => {
    const request = { service: 'rooms', secret: harness.secrets.rooms };
    return kidOf((await auth.as('nobody').call('IssueServiceToken', request)).identity?.token);
  };
  const current = await signingNow();
  const { rows } = await harness.admin.query('SELECT signs_until FROM signing_keys WHERE id = $1', [current]);
  nowMs = rows[0].signs_until.getTime() - hourMs;
  const published = (await keysOf(auth)).map(({ id }) => id);
  expect(published).toContain(current);
  expect(await signingNow()).toBe(current);
  nowMs += hourMs;
  const next = await signingNow();
  expect(next).not.toBe(current);
  expect(published).toContain(next);
});

test('a key is 32 bytes, and its private half is nowhere in the answer or, in the clear, in the database', async () => {
  for (const key of await keysOf(auth)) {
    expect(Object.keys(key).sort()).toEqual(['id', 'publicKey']);
    expect(key.publicKey).toHaveLength(32);
  }
  const { rows } = await harness.admin.query('SELECT private_key FROM signing_keys');
  const pkcs8Ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
  for (const { private_key } of rows) expect(private_key.includes(pkcs8Ed25519)).toBe(false);
});

test('an instance with another secret does not start, and says why', async () => {
  const start = harness.start({ now, env: { LAIR_AUTH_KEY_SECRET: 'another secret of thirty-two characters' } });
  await expect(start).rejects.toThrow(/^LAIR_AUTH_KEY_SECRET does not open the stored signing keys/);
});

test('a service with its secret gets a token that says which service it is', async () => {
  const { identity } = await auth
    .as('nobody')
    .call('IssueServiceToken', { service: 'messages', secret: harness.secrets.messages });
  expect(await verifierOf(auth).verify(identity?.token ?? '')).toEqual({
    kind: 'service',
    service: 'messages',
    expiresAtMs: identity?.expiresAtMs,
  });
});

test.for([
  ['a wrong secret', 'messages', 'x'.repeat(43)],
  ['no secret', 'messages', ''],
  ['an unknown service', 'postmaster', ''],
] as const)('%s is UNAUTHENTICATED', async ([, service, secret]) => {
  expect(await refusalOf(auth.as('nobody').call('IssueServiceToken', { service, secret }))).toEqual({
    code: 'UNAUTHENTICATED',
    data: { reason: 'service secret' },
  });
});

test("one service's secret is no other's", async () => {
  const request = { service: 'messages', secret: harness.secrets.rooms };
  expect((await refusalOf(auth.as('nobody').call('IssueServiceToken', request))).code).toBe('UNAUTHENTICATED');
});
