/**
 * Protects: what was committed is published, whatever dies between the two; what was not committed never is; sends do not need NATS.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createSeverableLink, type SeverableLink } from '@lair/local-env/testing';
import { connect } from 'nats';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type MessagesWorld } from './harness/messages-world.ts';
import { followEvents, type PublishedEvents } from './harness/published-events.ts';
import { openSendStream } from './harness/send-stream.ts';
import { waitFor } from './harness/wait-for.ts';

let world: MessagesWorld;
let al: TestUser;
let room: string;
let nats: SeverableLink;
const toClose: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  world = await createMessagesWorld();
  al = world.user('al');
  room = world.room(al);
  nats = await createSeverableLink(world.backends.natsUrl);
});
afterEach(async () => {
  for (const part of toClose.splice(0)) await part.close();
  await world.close();
  await nats.cut();
});

const follow = async (): Promise<PublishedEvents> => {
  const published = await followEvents(world.backends.natsUrl, world.names);
  toClose.push(published);
  return published;
};
const outboxRows = async (): Promise<number> => {
  const [row] = await world.query<{ count: string }>('SELECT count(*) FROM messages.outbox');
  return Number(row?.count);
};
const seqs = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const distinctSeqs = (events: readonly { seq: number }[]) =>
  [...new Set(events.map(({ seq }) => seq))].sort((a, b) => a - b);

test('a committed message is published with its request id, and leaves the outbox empty', async () => {
  const stream = await (await world.start()).openStream();
  const [outcome] = await stream.send({ from: al, room, content: 'hello', requestId: 'request-7' });
  const published = await follow();
  const [event] = await published.until((events) => events.length === 1);
  expect(event).toMatchObject({
    roomId: room,
    seq: 1,
    actor: { id: al.id, username: 'al' },
    body: 'message',
    message: outcome?.message,
    atMs: outcome?.message?.createdAtMs,
    requestId: 'request-7',
  });
  await waitFor(async () => (await outboxRows()) === 0);
});

test('a thousand sends are published in order, many events in one message', async () => {
  const stream = await (await world.start()).openStream();
  const published = await follow();
  await stream.send(...Array.from({ length: 1_000 }, (_, n) => ({ from: al, room, content: `${n}` })));
  const events = await published.until((so) => so.length >= 1_000);
  expect(events.map(({ seq }) => seq)).toEqual(seqs(1_000));
  expect(published.batches()).toBeLessThan(100);
});

test('messages too large to be published together are published one after the other', async () => {
  const stream = await (await world.start()).openStream();
  const published = await follow();
  // 60 of 32 kB are more than one JetStream message may hold.
  await stream.send(...Array.from({ length: 60 }, () => ({ from: al, room, content: '😀'.repeat(8_000) })));
  const events = await published.until((so) => so.length >= 60);
  expect(events.map(({ seq }) => seq)).toEqual(seqs(60));
  await waitFor(async () => (await outboxRows()) === 0);
});

test('an instance that starts without NATS is ready, takes sends, and publishes them once NATS is there', async () => {
  await nats.cut();
  const instance = await world.start({ LAIR_NATS_URL: nats.url });
  const ready = await fetch(`http://${instance.service.httpAddress}/readyz`);
  expect(ready.status).toBe(200);
  const stream = await instance.openStream();
  for (const n of seqs(5)) await stream.say(al, room, `message ${n}`);
  expect(await outboxRows()).toBe(5);
  await nats.mend();
  const published = await follow();
  const events = await published.until((so) => so.length >= 5);
  expect(events.map(({ seq }) => seq)).toEqual(seqs(5));
  await waitFor(async () => (await outboxRows()) === 0);
});

test('sends are taken while NATS is away, and published when it is back', async () => {
  const stream = await (await world.start({ LAIR_NATS_URL: nats.url })).openStream();
  const published = await follow();
  await stream.say(al, room, 'before');
  await published.until((so) => so.length === 1);
  await nats.cut();
  for (const n of seqs(20)) await stream.say(al, room, `while away ${n}`);
  expect(published.events).toHaveLength(1);
  await nats.mend();
  const events = await published.until((so) => distinctSeqs(so).length === 21);
  expect(distinctSeqs(events)).toEqual(seqs(21));
  await waitFor(async () => (await outboxRows()) === 0);
});

test('what memory had no room for while NATS was away is read back from the log', async () => {
  await nats.cut();
  const instance = await world.start({ LAIR_NATS_URL: nats.url, LAIR_OUTBOX_MEMORY_BYTES: '1000' });
  const stream = await instance.openStream();
  for (const n of seqs(30)) await stream.say(al, room, `message ${n}`);
  await nats.mend();
  const published = await follow();
  const events = await published.until((so) => distinctSeqs(so).length === 30);
  expect(new Set(events.map(({ message }) => message?.content))).toEqual(new Set(seqs(30).map((n) => `message ${n}`)));
  await waitFor(async () => (await outboxRows()) === 0);
});

test('what an instance committed before it was killed is published by another within three seconds of its start', async () => {
  await nats.cut();
  const doomed = spawn(process.execPath, [fileURLToPath(new URL('../src/main.ts', import.meta.url))], {
    env: { PATH: process.env['PATH'], ...world.environment({ LAIR_NATS_URL: nats.url, LAIR_LOG_LEVEL: 'info' }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  doomed.stdout.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  await waitFor(() => log.includes('is up'));
  const address = /"grpc":"([^"]+)"/.exec(log)?.[1] as string;
  const stream = await openSendStream(world.peerAt(address, 'gateway'));
  for (const n of seqs(10)) await stream.say(al, room, `message ${n}`);
  // And some that nobody will ever be told about: committed or not, but not half.
  const unanswered = stream.send(...Array.from({ length: 500 }, () => ({ from: al, room, content: 'in flight' })));
  doomed.kill('SIGKILL');
  await once(doomed, 'exit');
  await unanswered;
  const [head] = await world.query<{ head: string }>('SELECT head FROM messages.room_heads WHERE room_id = $1', [room]);
  const committed = Number(head?.head);
  expect(committed).toBeGreaterThanOrEqual(10);

  await world.start();
  const upAt = Date.now();
  const published = await follow();
  const events = await published.until((so) => distinctSeqs(so).length >= committed);
  expect(Date.now() - upAt).toBeLessThan(3_000);
  expect(distinctSeqs(events)).toEqual(seqs(committed));
  await waitFor(async () => (await outboxRows()) === 0);
});

test('a stream that somebody removed is made again, and what was refused in between is published', async () => {
  const stream = await (await world.start()).openStream();
  await stream.say(al, room, 'before');
  await waitFor(async () => (await outboxRows()) === 0);
  const connection = await connect({ servers: new URL(world.backends.natsUrl).host });
  await (await connection.jetstreamManager()).streams.delete(world.names.eventsStream);
  await connection.close();
  await stream.say(al, room, 'refused at first');
  const published = await follow();
  const events = await published.until((so) => so.length >= 1);
  expect(events[0]).toMatchObject({ seq: 2, message: { content: 'refused at first' } });
  await waitFor(async () => (await outboxRows()) === 0);
});

test('two instances sweep what a third left, each stretch once', async () => {
  await nats.cut();
  const doomed = await world.start({ LAIR_NATS_URL: nats.url });
  const stream = await doomed.openStream();
  for (const n of seqs(200)) await stream.say(al, room, `message ${n}`);
  await doomed.service.close();
  expect(await outboxRows()).toBe(200);
  await Promise.all([world.start(), world.start()]);
  const published = await follow();
  await waitFor(async () => (await outboxRows()) === 0);
  const events = await published.until((so) => so.length >= 200);
  expect(events).toHaveLength(200);
  expect(distinctSeqs(events)).toEqual(seqs(200));
});
