// What auth depends on may go away and come back: callers are told when to try again, and auth mends by itself.
import { sessionEndedCodec, subjects } from '@lair/contracts';
import { createSeverableLink, type SeverableLink } from '@lair/local-env/testing';
import { connect } from 'nats';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AuthHarness, password, refusalOf, registration, startAuthHarness } from './harness.ts';

let harness: AuthHarness;
let postgres: SeverableLink;
let nats: SeverableLink;
let env: Record<string, string>;
beforeEach(async () => {
  harness = await startAuthHarness();
  postgres = await createSeverableLink(harness.backends.postgresUrls['auth'] ?? '');
  nats = await createSeverableLink(harness.backends.natsUrl);
  env = { LAIR_POSTGRES_URL: postgres.url, LAIR_NATS_URL: nats.url };
});
afterEach(async () => {
  await harness[Symbol.asyncDispose]();
  await postgres.cut();
  await nats.cut();
});

test('while Postgres is away every call that needs it is UNAVAILABLE, and afterwards all is well', async () => {
  const auth = await harness.start({ env });
  const { sessionToken, authenticated } = await auth.gateway.call('Register', registration('alice'));
  await postgres.cut();
  const userToken = authenticated?.identity?.token;
  const refusals = await Promise.all([
    refusalOf(auth.gateway.call('Register', registration('bob'))),
    refusalOf(auth.gateway.call('Login', { username: 'alice', password })),
    refusalOf(auth.gateway.call('Resume', { sessionToken })),
    refusalOf(auth.gateway.call('RefreshIdentity', { sessionToken })),
    refusalOf(auth.gateway.call('LookupUsers', { usernames: ['alice'] })),
    refusalOf(auth.gateway.call('EndSession', {}, { userToken })),
  ]);
  for (const refusal of refusals) expect(refusal).toEqual({ code: 'UNAVAILABLE', data: { retryAfterMs: 1_000 } });
  const readiness = await fetch(`http://${auth.service.httpAddress}/readyz`);
  expect([readiness.status, await readiness.text()]).toEqual([503, 'waiting for Postgres\n']);

  await postgres.mend();
  await auth.gateway.call('Resume', { sessionToken });
  expect((await fetch(`http://${auth.service.httpAddress}/readyz`)).status).toBe(200);
});

test('while Postgres is away services still get tokens and keys', async () => {
  const auth = await harness.start({ env });
  await postgres.cut();
  await auth.as('nobody').call('IssueServiceToken', { service: 'rooms', secret: harness.secrets.rooms });
  expect((await auth.as('nobody').call('GetSigningKeys', {})).keys).toHaveLength(1);
});

test('auth starts and serves without NATS, and announces what ended once NATS is there', async () => {
  await nats.cut();
  const auth = await harness.start({ env });
  const { authenticated } = await auth.gateway.call('Register', registration('carol'));
  await auth.gateway.call('EndSession', {}, { userToken: authenticated?.identity?.token });

  const listener = await connect({ servers: harness.backends.natsUrl });
  const announcements = listener.subscribe(subjects(harness.backends.namespace).sessionsEnded, { max: 1 });
  await listener.flush();
  await nats.mend();
  for await (const { data } of announcements) {
    expect(sessionEndedCodec.decode(data).sessionId).toBe(authenticated?.session?.id);
  }
  await listener.close();
});

test('auth does not start without Postgres', async () => {
  await postgres.cut();
  await expect(harness.start({ env })).rejects.toThrow();
});
