// A session lasts as long as it is used, and ends for all instances and gateways the moment it is ended.
import { sessionEndedCodec, subjects } from '@lair/contracts';
import { connect } from 'nats';
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

const minuteMs = 60_000;
const dayMs = 86_400_000;
const address = '192.0.2.9';
const register = async (username: string, more = {}) => {
  const { sessionToken, authenticated } = await auth.gateway.call(
    'Register',
    registration(username, { address, ...more }),
  );
  const { user, session, identity } = authenticated ?? {};
  if (!user || !session || !identity) throw new Error('registered without a session');
  return { sessionToken, user, session, identity };
};
const resume = (sessionToken: string, from = address) => auth.gateway.call('Resume', { sessionToken, address: from });
const storedSession = async (id: string) => {
  const { rows } = await harness.admin.query('SELECT * FROM sessions WHERE id = $1', [id]);
  return rows[0];
};
const sessionRefusal = { code: 'UNAUTHENTICATED', data: { reason: 'session' } };

test('resuming answers as logging in did, again and again', async () => {
  const device = { name: 'Laptop', fingerprint: 'l' };
  const { sessionToken, user, session } = await register('alice', { displayName: 'Al', device });
  for (let i = 0; i < 2; i++) {
    const { authenticated } = await resume(sessionToken);
    expect(authenticated).toMatchObject({ user, session });
    expect(authenticated?.identity?.expiresAtMs).toBe(Math.floor(nowMs / 1000) * 1000 + 300_000);
  }
});

test('use moves a session on, noted at most once a minute', async () => {
  const { sessionToken, session } = await register('bob');
  nowMs += minuteMs - 1;
  expect((await resume(sessionToken)).authenticated?.session?.expiresAtMs).toBe(session.expiresAtMs);
  nowMs += 1;
  expect((await resume(sessionToken)).authenticated?.session?.expiresAtMs).toBe(session.expiresAtMs + minuteMs);
  await expect.poll(async () => (await storedSession(session.id)).last_seen_at.getTime()).toBe(nowMs);
  expect((await storedSession(session.id)).expires_at.getTime()).toBe(session.expiresAtMs + minuteMs);
});

test('another address is noted at once', async () => {
  const { sessionToken, session } = await register('carol');
  await resume(sessionToken, '2001:db8::1');
  await expect.poll(async () => (await storedSession(session.id)).address).toBe('2001:db8::1');
});

test('a session in use outlives its first end, by resuming and by refreshing alike; unused it expires', async () => {
  const { sessionToken, session } = await register('dave');
  nowMs += 29 * dayMs;
  await resume(sessionToken);
  await expect.poll(async () => (await storedSession(session.id)).expires_at.getTime()).toBe(nowMs + 30 * dayMs);
  nowMs += 29 * dayMs;
  await auth.gateway.call('RefreshIdentity', { sessionToken });
  await expect.poll(async () => (await storedSession(session.id)).expires_at.getTime()).toBe(nowMs + 30 * dayMs);
  nowMs += 30 * dayMs;
  expect(await refusalOf(resume(sessionToken))).toEqual(sessionRefusal);
  expect(await refusalOf(auth.gateway.call('RefreshIdentity', { sessionToken }))).toEqual(sessionRefusal);
});

test('refreshing gives an identity of the same session and a later end', async () => {
  const { sessionToken, session, identity } = await register('erin');
  nowMs += 200_000;
  const { identity: fresh } = await auth.gateway.call('RefreshIdentity', { sessionToken });
  expect(fresh?.expiresAtMs).toBe(identity.expiresAtMs + 200_000);
  await auth.gateway.call('EndSession', {}, { userToken: fresh?.token });
  expect((await storedSession(session.id)).ended_at.getTime()).toBe(nowMs);
});

test('an unknown token, of whatever form, is refused', async () => {
  for (const token of ['', 'x', 'A'.repeat(43), '\u0000', 'A'.repeat(100_000)]) {
    expect(await refusalOf(resume(token))).toEqual(sessionRefusal);
    expect(await refusalOf(auth.gateway.call('RefreshIdentity', { sessionToken: token }))).toEqual(sessionRefusal);
  }
});

test('an ended session cannot be continued on any instance, and every gateway is told', async () => {
  const { sessionToken, session, user, identity } = await register('frank');
  const other = await harness.start({ now });
  const nats = await connect({ servers: harness.backends.natsUrl });
  const announcements = nats.subscribe(subjects(harness.backends.namespace).sessionsEnded);
  await nats.flush();
  expect(await auth.gateway.call('EndSession', {}, { userToken: identity.token })).toEqual({});
  for (const instance of [auth, other]) {
    expect(await refusalOf(instance.gateway.call('Resume', { sessionToken, address }))).toEqual(sessionRefusal);
    expect(await refusalOf(instance.gateway.call('RefreshIdentity', { sessionToken }))).toEqual(sessionRefusal);
  }
  const endedAt = (await storedSession(session.id)).ended_at;
  nowMs += 1_000;
  expect(await auth.gateway.call('EndSession', {}, { userToken: identity.token })).toEqual({});
  expect((await storedSession(session.id)).ended_at).toEqual(endedAt);
  const told: unknown[] = [];
  for await (const { data } of announcements) if (told.push(sessionEndedCodec.decode(data)) === 2) break;
  expect(told).toEqual(new Array(2).fill({ sessionId: session.id, userId: user.id, reason: 'logout' }));
  await nats.close();
});

test('ending one session leaves the others of its user', async () => {
  const one = await register('grace');
  const other = await auth.gateway.call('Login', {
    username: 'grace',
    password: registration('').password ?? '',
    address,
  });
  await auth.gateway.call('EndSession', {}, { userToken: one.identity.token });
  await resume(other.sessionToken);
});

test('only a user can end their session, and only the gateway can continue one', async () => {
  const { sessionToken, identity } = await register('heidi');
  expect((await refusalOf(auth.gateway.call('EndSession', {}))).code).toBe('PERMISSION_DENIED');
  const asUser = { userToken: identity.token };
  expect((await refusalOf(auth.gateway.call('Resume', { sessionToken }, asUser))).code).toBe('PERMISSION_DENIED');
  expect((await refusalOf(auth.as('delivery').call('RefreshIdentity', { sessionToken }))).code).toBe(
    'PERMISSION_DENIED',
  );
});

test('an identity token is refused once it has expired', async () => {
  const { identity } = await register('ivan');
  nowMs = identity.expiresAtMs + 1;
  expect(await refusalOf(auth.gateway.call('EndSession', {}, { userToken: identity.token }))).toEqual({
    code: 'UNAUTHENTICATED',
    data: { reason: 'expired' },
  });
});

test('what has expired is removed, and nothing else', async () => {
  const old = await register('judy');
  await auth.gateway.call('EndSession', {}, { userToken: old.identity.token });
  nowMs += 30 * dayMs;
  const fresh = await register('karl');
  await harness.start({ now });
  await expect.poll(() => storedSession(old.session.id)).toBeUndefined();
  expect(await storedSession(fresh.session.id)).toBeDefined();
  expect((await resume(fresh.sessionToken)).authenticated?.session?.id).toBe(fresh.session.id);
});
