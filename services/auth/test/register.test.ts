// A name belongs to one user, whoever else asked for it in the same moment and in whatever case; a registered user is logged in.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AuthHarness, type AuthInstance, password, refusalOf, registration, startAuthHarness } from './harness.ts';

let harness: AuthHarness;
let auth: AuthInstance;
beforeAll(async () => {
  harness = await startAuthHarness();
  auth = await harness.start();
});
afterAll(() => harness[Symbol.asyncDispose]());

test('a new user is logged in on their default device', async () => {
  const before = Date.now();
  const { authenticated, sessionToken } = await auth.gateway.call('Register', registration('Alice'));
  expect(authenticated?.user).toMatchObject({ username: 'Alice', role: 'USER_ROLE_USER' });
  expect(authenticated?.user?.displayName).toBeUndefined();
  expect(authenticated?.session).toMatchObject({ deviceName: '' });
  const days = ((authenticated?.session?.expiresAtMs ?? 0) - before) / 86_400_000;
  expect(days).toBeCloseTo(30, 1);
  expect(sessionToken).toMatch(/^[\w-]{43}$/);
  const resumed = await auth.gateway.call('Resume', { sessionToken, address: '192.0.2.1' });
  expect(resumed.authenticated?.user).toEqual(authenticated?.user);
});

test('display name and device are kept, in normal form', async () => {
  const device = { name: 'Cafe\u0301 laptop', fingerprint: 'f-1' };
  const { authenticated } = await auth.gateway.call('Register', registration('bea', { displayName: 'Béa', device }));
  expect(authenticated?.user?.displayName).toBe('Béa');
  expect(authenticated?.session?.deviceName).toBe('Café laptop');
});

test('neither password nor session token is stored', async () => {
  const { sessionToken } = await auth.gateway.call('Register', registration('carol'));
  const { rows } = await harness.admin.query(
    'SELECT u.*, s.* FROM users u JOIN sessions s ON s.user_id = u.id WHERE username = $1',
    ['carol'],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const stored = Object.values(rows[0]).map((value) =>
    Buffer.isBuffer(value) ? value.toString('base64url') : String(value),
  );
  expect(stored.join('\n')).not.toContain(password);
  expect(stored.join('\n')).not.toContain(sessionToken);
});

test('a repeat, and the name in another case, are ALREADY_EXISTS', async () => {
  await auth.gateway.call('Register', registration('Dave'));
  for (const name of ['Dave', 'dave', 'DAVE']) {
    expect(await refusalOf(auth.gateway.call('Register', registration(name)))).toEqual({
      code: 'ALREADY_EXISTS',
      data: { what: 'user' },
    });
  }
});

test('of twenty who register one name at once, one gets it', async () => {
  const other = await harness.start();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? auth : other).gateway.call('Register', registration(index % 3 ? 'eve' : 'EVE')),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
  expect(refusals).toEqual(new Array(19).fill('ALREADY_EXISTS'));
  const { rows } = await harness.admin.query("SELECT count(*)::int AS n FROM users WHERE username_key = 'eve'");
  expect(rows[0].n).toBe(1);
});

test.for([
  ['username', { username: 'ab' }],
  ['username', { username: 'a'.repeat(33) }],
  ['username', { username: 'with space' }],
  ['username', { username: 'système' }],
  ['username', { username: 'LOBBY' }],
  ['username', { username: 'User_List' }],
  ['password', { password: '12345' }],
  ['password', { password: 'x'.repeat(129) }],
  ['displayName', { displayName: '' }],
  ['displayName', { displayName: 'two\nlines' }],
  ['displayName', { displayName: 'x'.repeat(65) }],
  ['device.name', { device: { name: 'x'.repeat(65), fingerprint: 'f' } }],
  ['device.fingerprint', { device: { name: 'x', fingerprint: 'f'.repeat(129) } }],
] as const)('an invalid %s is refused: %o', async ([path, wrong]) => {
  const refusal = await refusalOf(auth.gateway.call('Register', registration('frank', wrong)));
  expect(refusal).toMatchObject({ code: 'INVALID_PARAMS', data: { issues: [{ path }] } });
});

test('every issue is told at once, before a taken name is', async () => {
  await auth.gateway.call('Register', registration('grace'));
  const refusal = await refusalOf(
    auth.gateway.call('Register', registration('grace', { password: '1', displayName: '\t' })),
  );
  expect(refusal).toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path: 'password' }, { path: 'displayName' }] },
  });
});

test('a password of six characters is accepted, whatever the characters', async () => {
  const { sessionToken } = await auth.gateway.call('Register', registration('heidi', { password: '🔑🔑🔑🔑🔑🔑' }));
  expect(sessionToken).not.toBe('');
  await auth.gateway.call('Login', { username: 'heidi', password: '🔑🔑🔑🔑🔑🔑' });
});

test('only the gateway may register, and a call without a token is refused', async () => {
  expect((await refusalOf(auth.as('rooms').call('Register', registration('ivan')))).code).toBe('PERMISSION_DENIED');
  expect((await refusalOf(auth.as('nobody').call('Register', registration('ivan')))).code).toBe('UNAUTHENTICATED');
});
