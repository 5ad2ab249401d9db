// Nothing in Redis is the only copy of anything: emptied, nobody misses a message and presence comes back by itself.
import { randomUUID } from 'node:crypto';
import { LOBBY_NAME } from '@lair/wire';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { numbered, registerBare, registerUser } from '../network/cluster-clients.ts';
import { Lair2Client } from '../network/lair2-client.ts';
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
  const watcher = await registerBare(cluster.tlsPort, 'wim');
  await watcher.client.request('ROOM_MEMBERS', { room: LOBBY_NAME, watch: true, limit: 200 });
  await flushAll();
  // The gateway notices at its next heartbeat, and tells of everybody as if they came. The word of their first coming may still be on its way.
  const isOnline = async () => (await ann.client.usersOnline()).users.some(({ username }) => username === ann.username);
  do {
    await watcher.client.event('PRESENCE', ({ user, state }) => user.username === ann.username && state === 'online');
  } while (!(await isOnline()));
  await watcher.client.close();
  await ann.client.close();
});
