// Only who knows the password gets in, nobody learns from a refusal which users exist, and a device stays the same device.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AuthHarness, type AuthInstance, password, refusalOf, registration, startAuthHarness } from './harness.ts';

let harness: AuthHarness;
let auth: AuthInstance;
beforeAll(async () => {
  harness = await startAuthHarness();
  auth = await harness.start();
  await auth.gateway.call('Register', registration('Alice'));
});
afterAll(() => harness[Symbol.asyncDispose]());

const address = '192.0.2.7';
const logIn = (more: object = {}) => auth.gateway.call('Login', { username: 'Alice', password, address, ...more });

test('the right password opens a session, whatever the case of the name', async () => {
  const { authenticated, sessionToken } = await logIn({ username: 'aLICE' });
  expect(authenticated?.user?.username).toBe('Alice');
  const resumed = await auth.gateway.call('Resume', { sessionToken, address });
  expect(resumed.authenticated?.session?.id).toBe(authenticated?.session?.id);
});

test('a repeat opens another session on the same device', async () => {
  const [one, other] = [await logIn(), await logIn()];
  expect(other.authenticated?.session?.id).not.toBe(one.authenticated?.session?.id);
  expect(other.authenticated?.session?.deviceId).toBe(one.authenticated?.session?.deviceId);
  expect(other.sessionToken).not.toBe(one.sessionToken);
});

test('a fingerprint is a device of its own, which keeps its id and takes the newest name', async () => {
  const device = { fingerprint: 'laptop', name: 'Laptop' };
  const first = await logIn({ device });
  const renamed = await logIn({ device: { ...device, name: 'Old laptop' } });
  const unnamed = await logIn({ device: { ...device, name: '' } });
  const standard = await logIn();
  expect(renamed.authenticated?.session).toMatchObject({
    deviceId: first.authenticated?.session?.deviceId,
    deviceName: 'Old laptop',
  });
  expect(unnamed.authenticated?.session?.deviceName).toBe('Old laptop');
  expect(standard.authenticated?.session?.deviceId).not.toBe(first.authenticated?.session?.deviceId);
});

test('twenty first logins from one device at once make one device', async () => {
  const device = { fingerprint: 'phone', name: 'Phone' };
  const logins = await Promise.all(Array.from({ length: 20 }, () => logIn({ device })));
  expect(new Set(logins.map(({ authenticated }) => authenticated?.session?.deviceId)).size).toBe(1);
});

test('the same device of two users is two devices', async () => {
  const device = { fingerprint: 'shared', name: '' };
  const { authenticated } = await auth.gateway.call('Register', registration('bob', { device }));
  const alice = await logIn({ device });
  expect(alice.authenticated?.session?.deviceId).not.toBe(authenticated?.session?.deviceId);
});

test('a wrong password and an unknown user look alike', async () => {
  const wrong = await refusalOf(logIn({ password: `${password}!` }));
  const unknown = await refusalOf(logIn({ username: 'nobody' }));
  expect(await refusalOf(logIn({ username: 'no\u0000body' }))).toEqual(unknown);
  expect(wrong).toEqual({ code: 'UNAUTHENTICATED', data: { reason: 'credentials' } });
  expect(unknown).toEqual(wrong);
});

test('a wrong password and an unknown user take alike', async () => {
  const timesOf = async (more: object) => {
    const times: number[] = [];
    for (let i = 0; i < 9; i++) {
      const startedAt = performance.now();
      await refusalOf(logIn(more));
      times.push(performance.now() - startedAt);
    }
    return times.sort((a, b) => a - b)[4] ?? 0;
  };
  const wrong = await timesOf({ password: 'wrong password' });
  const unknown = await timesOf({ username: 'nobody' });
  // Without the hashing it would be a tenth.
  expect(unknown).toBeGreaterThan(wrong / 3);
});

test.for([
  ['username', { username: '' }],
  ['username', { username: 'a'.repeat(65) }],
  ['password', { password: '' }],
  ['password', { password: 'x'.repeat(129) }],
  ['device.name', { device: { name: 'x'.repeat(65), fingerprint: 'f' } }],
  ['device.fingerprint', { device: { name: 'x', fingerprint: 'f'.repeat(129) } }],
] as const)('a %s out of bounds is refused before anything is looked up: %o', async ([path, wrong]) => {
  expect(await refusalOf(logIn(wrong))).toMatchObject({ code: 'INVALID_PARAMS', data: { issues: [{ path }] } });
});

test('more logins than may wait are told when to come back, and the others are served', async () => {
  const busy = await harness.start({ env: { LAIR_HASH_CONCURRENCY: '1', LAIR_HASH_QUEUE_MAX: '2' } });
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () =>
      busy.gateway.call('Login', { username: 'Alice', password, address }).then(
        () => 'served',
        (refusal: { code: string; data: { retryAfterMs?: number } }) => refusal,
      ),
    ),
  );
  const refused = outcomes.filter((outcome) => outcome !== 'served');
  expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(3);
  expect(refused.length).toBeGreaterThan(0);
  for (const refusal of refused) {
    expect(refusal).toMatchObject({ code: 'UNAVAILABLE', data: { retryAfterMs: expect.any(Number) } });
  }
});
