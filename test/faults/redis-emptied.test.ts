// Nothing in Redis is the only copy of anything: emptied, nobody misses a message and presence comes back by itself.
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { numbered, registerBare, registerUser } from '../network/cluster-clients.ts';
import { Lair2Client } from '../network/lair2-client.ts';
import { patienceMs } from '../network/line-inbox.ts';
import { type Cluster, startCluster } from '../network/start-cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ counts: {} });
});
afterAll(() => cluster?.[Symbol.asyncDispose]());

const flushAll = async () => {
  const redis = new Redis(cluster.backends.redisUrl);
  await redis.flushall();
  redis.disconnect();
};

test('what was missed still arrives after FLUSHALL; at most something comes twice', async () => {
  const ann = await registerUser(cluster.tlsPort, 'ann');
  const eve = await registerBare(cluster.tlsPort, 'eve');
  const room = await ann.client.createRoom(`flush-${randomUUID().slice(0, 8)}`);
  await eve.client.request('JOIN_ROOM', { room: room.id });
  await ann.client.sendMessage(room.id, 'seen');
  const seen = await eve.client.event('MESSAGE', ({ message }) => message.content === 'seen');
  eve.client.notify('ACK', { room: room.id, seq: seen.seq });
  await eve.client.request('PING', {});
  await eve.client.close();
  const missed = numbered(30, 'missed');
  for (const content of missed.slice(0, 15)) await ann.client.sendMessage(room.id, content);
  await flushAll();
  for (const content of missed.slice(15)) await ann.client.sendMessage(room.id, content);

  const back = await Lair2Client.overTls(cluster.tlsPort);
  await back.request('RESUME', { token: eve.token });
  const received: string[] = [];
  while (received.at(-1) !== missed.at(-1)) {
    const { message } = await back.event('MESSAGE', (event) => event.room === room.id);
    received.push(message.content);
  }
  expect(received.slice(-missed.length)).toEqual(missed);
  await back.close();
  await ann.client.close();
});

test('who is online is known again after FLUSHALL, without anybody reconnecting', async () => {
  const ann = await registerUser(cluster.tlsPort, 'ann');
  await flushAll();
  const deadline = performance.now() + 3 * patienceMs;
  // The gateway notices at its next heartbeat; there is no event to wait on, so the question is asked again.
  for (;;) {
    const { users } = await ann.client.usersOnline();
    if (users.some(({ username }) => username === ann.username)) break;
    if (performance.now() > deadline) throw new Error('presence did not come back');
    await ann.client.ping();
  }
  await ann.client.close();
});
