/**
 * Protects: while Postgres is away sends are answered UNAVAILABLE, in bounded time, and nothing is half done; afterwards all is as before
 * without anybody restarting anything.
 */
import { randomUUID } from 'node:crypto';
import { createSeverableLink, type SeverableLink } from '@lair/local-env/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import type { SendStream } from './harness/send-stream.ts';

let world: MessagesWorld;
let postgres: SeverableLink;
let instance: Instance;
let stream: SendStream;
let al: TestUser;

beforeAll(async () => {
  world = await createMessagesWorld();
  postgres = await createSeverableLink(world.backends.postgresUrls['messages'] as string);
  instance = await world.start({ LAIR_POSTGRES_URL: postgres.url });
  stream = await instance.openStream();
  al = world.user();
});
afterAll(async () => {
  await world.close();
  await postgres.cut();
});

const readiness = async () => (await fetch(`http://${instance.service.httpAddress}/readyz`)).status;

test('sends are refused with a time to wait while Postgres is away, and taken when it is back', async () => {
  const room = world.room(al);
  await stream.say(al, room, 'before');
  await postgres.cut();
  const outcomes = await stream.send(...Array.from({ length: 20 }, () => ({ from: al, room, content: 'x' })));
  for (const { error } of outcomes)
    expect(error).toEqual({ name: 'UNAVAILABLE', data: { retryAfterMs: expect.any(Number) } });
  expect(await readiness()).toBe(503);
  await postgres.mend();
  expect((await stream.say(al, room, 'after')).seq).toBe(2);
  expect(await readiness()).toBe(200);
});

test('sends cut off in the middle are there whole or not at all, and a resend finds out which', async () => {
  const room = world.room(al);
  const sends = Array.from({ length: 600 }, (_, n) => ({
    from: al,
    room,
    content: `message ${n}`,
    clientId: randomUUID(),
  }));
  await stream.say(al, room, 'first');
  const sent = stream.send(...sends);
  // Answered once they are gone, so that a resend does not meet one that is about to go.
  const ended = world.query(
    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lair-messages'",
  );
  const [outcomes] = await Promise.all([sent, ended]);
  for (const { error } of outcomes) if (error) expect(error.name).toBe('UNAVAILABLE');
  const again = await stream.send(...sends);
  expect(again.every(({ message }) => message)).toBe(true);
  outcomes.forEach(({ message }, n) => {
    if (message) expect(again[n]?.message).toEqual(message);
  });
  const seqs = again.map(({ message }) => message?.seq as number).sort((a, b) => a - b);
  expect(seqs).toEqual(Array.from({ length: 600 }, (_, n) => n + 2));
});

test('a statement that Postgres does not get done is given up, and the sender is told', async () => {
  const room = world.room(al);
  await stream.say(al, room, 'first');
  await world.holdingLock('SELECT 1 FROM messages.room_heads WHERE room_id = $1 FOR UPDATE', [room], async () => {
    const [outcome] = await stream.send({ from: al, room, content: 'behind a lock' });
    expect(outcome?.error?.name).toBe('UNAVAILABLE');
  });
  expect((await stream.say(al, room, 'second')).seq).toBe(2);
});
