// Two of each service behind HAProxy are one chat: members on different gateways see every message in the room's order, and who was away
// gets exactly what was missed, once.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { numbered, registerBare, registerUser } from '../network/cluster-clients.ts';
import { Lair2Client } from '../network/lair2-client.ts';
import { patienceMs } from '../network/line-inbox.ts';
import { readMetric } from '../network/read-metric.ts';
import { RoomFollower } from '../network/room-follower.ts';
import { type Cluster, startCluster } from '../network/start-cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ counts: { gateway: 2, messages: 2, delivery: 2 }, loadBalancer: true });
});
afterAll(() => cluster?.[Symbol.asyncDispose]());

/** An acknowledgement has no answer, so the room is asked until it shows. */
const untilDelivered = async (client: Lair2Client, roomId: string, seq: number): Promise<void> => {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const { room } = await client.request('ROOM_INFO', { room: roomId });
    if (room.me?.delivered === seq) return;
    if (performance.now() > deadline) throw new Error(`delivered is ${room.me?.delivered} and not ${seq}`);
  }
};

test('members on different gateways see every message in the order of the room', async () => {
  const users = await Promise.all(['ann', 'ben', 'cid', 'dot'].map((name) => registerUser(cluster.tlsPort, name)));
  const [ann] = users;
  if (!ann) throw new Error('nobody registered');
  const room = await ann.client.createRoom(`order-${randomUUID().slice(0, 8)}`);
  for (const { client } of users.slice(1)) await client.joinRoom(room.id);
  const followers = users.map(({ client }) => new RoomFollower(client, room.id));

  for (const index of [0, 1]) {
    const connections = await readMetric(cluster.lair.instance('gateway', index), 'lair_gateway_connections');
    expect(connections, `gateway ${index}`).toBeGreaterThan(0);
  }
  const sent = await Promise.all(
    users.map(async ({ client, username }) => {
      const contents = numbered(50, username);
      for (const content of contents) await client.sendMessage(room.id, content);
      return contents;
    }),
  );
  await Promise.all(followers.map((follower) => follower.untilAll(sent.flat())));
  for (const { seqs, contents } of followers) {
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    expect(contents).toHaveLength(200);
    expect(contents).toEqual(followers[0]?.contents);
    for (const [i, own] of sent.entries()) {
      expect(contents.filter((content) => content.startsWith(`${users[i]?.username} `))).toEqual(own);
    }
  }
  await Promise.all(users.map(({ client }) => client.close()));
});

test('a member who was away gets exactly what was missed, in order, and once acknowledged not again', async () => {
  const ann = await registerUser(cluster.tlsPort, 'ann');
  const eve = await registerBare(cluster.tlsPort, 'eve');
  const room = await ann.client.createRoom(`away-${randomUUID().slice(0, 8)}`);
  await eve.client.request('JOIN_ROOM', { room: room.id });
  await ann.client.sendMessage(room.id, 'before');
  const before = await eve.client.event('MESSAGE', ({ message }) => message.content === 'before');
  eve.client.notify('ACK', { room: room.id, seq: before.seq });
  await untilDelivered(eve.client, room.id, before.seq);
  await eve.client.close();

  const missed = numbered(150, 'missed');
  for (const content of missed) await ann.client.sendMessage(room.id, content);

  const back = await Lair2Client.overTls(cluster.tlsPort);
  await back.request('RESUME', { token: eve.token });
  const received: { seq: number; content: string }[] = [];
  for (const _ of missed) {
    const { seq, message } = await back.event('MESSAGE', (event) => event.room === room.id);
    received.push({ seq, content: message.content });
  }
  expect(received.map(({ content }) => content)).toEqual(missed);
  expect(received.map(({ seq }) => seq)).toEqual(missed.map((_, i) => before.seq + 1 + i));
  back.notify('ACK', { room: room.id, seq: before.seq + missed.length });
  await untilDelivered(back, room.id, before.seq + missed.length);
  expect(back.events.peek(({ method }) => method === 'MESSAGE')).toEqual([]);
  await back.close();

  const again = await Lair2Client.overTls(cluster.tlsPort);
  await again.request('RESUME', { token: eve.token });
  const { rooms } = await again.request('SYNC', {});
  expect(rooms.find(({ room: id }) => id === room.id)).toMatchObject({ delivered: before.seq + missed.length });
  await again.event('SYNCED');
  expect(again.events.peek(({ params }) => params['room'] === room.id)).toEqual([]);
  await again.close();
  await ann.client.close();
});

test('a message sent again with its clientId is one message with one answer, through any gateway and after restarts', async () => {
  const bare = await registerBare(cluster.tlsPort, 'ida');
  const others = await Promise.all([1, 2, 3].map(() => Lair2Client.overTls(cluster.tlsPort)));
  for (const other of others) await other.request('RESUME', { token: bare.token });
  const { room } = await bare.client.request('CREATE_ROOM', { name: `twice-${randomUUID().slice(0, 8)}` });
  const send = { room: room.id, content: 'only once', clientId: randomUUID() };

  const connections = [bare.client, ...others];
  const concurrent = await Promise.all(
    connections.flatMap((client) => [client.request('SEND_MESSAGE', send), client.request('SEND_MESSAGE', send)]),
  );
  const [first] = concurrent;
  for (const answer of concurrent) expect(answer).toEqual(first);

  for (const index of [0, 1]) {
    await cluster.lair.kill('messages', index);
    await cluster.lair.restart('messages', index);
  }
  expect(await bare.client.request('SEND_MESSAGE', send)).toEqual(first);
  const { messages } = await bare.client.request('GET_HISTORY', { room: room.id });
  expect(messages.map(({ content }) => content)).toEqual(['only once']);
  await Promise.all(connections.map((client) => client.close()));
});
