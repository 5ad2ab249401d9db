// Other services find users by what they know of them, without case, and learn nothing secret.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AuthHarness, type AuthInstance, refusalOf, registration, startAuthHarness } from './harness.ts';

let harness: AuthHarness;
let auth: AuthInstance;
const ids = new Map<string, string>();
beforeAll(async () => {
  harness = await startAuthHarness();
  auth = await harness.start();
  for (const name of ['Alice', 'bob', 'Carol']) {
    const { authenticated } = await auth.gateway.call('Register', registration(name, { displayName: `${name}!` }));
    ids.set(name, authenticated?.user?.id ?? '');
  }
});
afterAll(() => harness[Symbol.asyncDispose]());

const idOf = (name: string) => ids.get(name) ?? '';

test('finds by id and by name in any case, each user once, and leaves out who is unknown', async () => {
  const { users } = await auth.as('rooms').call('LookupUsers', {
    ids: [idOf('Alice'), idOf('bob').toUpperCase(), randomUUID()],
    usernames: ['ALICE', 'carol', 'nobody', '', 'no\u0000body', 'ältere'],
  });
  expect(users.map(({ username }) => username).sort()).toEqual(['Alice', 'Carol', 'bob']);
  expect(users.find(({ username }) => username === 'Alice')).toMatchObject({
    id: idOf('Alice'),
    username: 'Alice',
    displayName: 'Alice!',
    role: 'USER_ROLE_USER',
  });
});

test('nobody asked for is nobody found', async () => {
  expect((await auth.gateway.call('LookupUsers', {})).users).toEqual([]);
});

test('every service may ask, users may not', async () => {
  for (const service of ['gateway', 'rooms', 'messages', 'delivery'] as const) {
    expect((await auth.as(service).call('LookupUsers', { ids: [idOf('bob')] })).users).toHaveLength(1);
  }
  const { authenticated } = await auth.gateway.call('Register', registration('dave'));
  const userToken = authenticated?.identity?.token;
  expect((await refusalOf(auth.gateway.call('LookupUsers', {}, { userToken }))).code).toBe('PERMISSION_DENIED');
});

test('500 at once are looked up, 501 are refused', async () => {
  const usernames = Array.from({ length: 500 }, (_, index) => `user-${index}`);
  expect((await auth.gateway.call('LookupUsers', { usernames })).users).toEqual([]);
  expect(await refusalOf(auth.gateway.call('LookupUsers', { usernames, ids: [idOf('bob')] }))).toMatchObject({
    code: 'INVALID_PARAMS',
  });
});

test('what is no UUID is refused', async () => {
  expect(await refusalOf(auth.gateway.call('LookupUsers', { ids: ['bob'] }))).toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path: 'ids' }] },
  });
});
