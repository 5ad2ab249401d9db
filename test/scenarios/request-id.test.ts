// Whoever runs Lair can follow one message through every service by the id of the request that sent it.
import { readFile } from 'node:fs/promises';
import type { ServiceName } from '@lair/local-env';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerUser } from '../network/cluster-clients.ts';
import { RoomFollower } from '../network/room-follower.ts';
import { type Cluster, startCluster } from '../network/start-cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ counts: {}, env: { all: { LAIR_LOG_LEVEL: 'debug' } } });
});
afterAll(() => cluster?.[Symbol.asyncDispose]());

interface LogLine {
  readonly msg: string;
  readonly requestId?: string;
  readonly command?: string;
  readonly rpc?: string;
}

const logOf = async (service: ServiceName): Promise<LogLine[]> => {
  const text = await readFile(cluster.lair.instance(service).logFile, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);
};

const saidOf = async (service: ServiceName, requestId: string | undefined): Promise<string[]> =>
  (await logOf(service)).filter((line) => line.requestId === requestId).map(({ msg }) => msg);

test('a message is in the log of every service it went through, under one request id, and its content in none', async () => {
  const [ann, bob] = await Promise.all(['ann', 'bob'].map((name) => registerUser(cluster.tlsPort, name)));
  if (!ann || !bob) throw new Error('nobody registered');
  const room = await ann.client.createRoom('traced');
  await bob.client.joinRoom(room.id);
  const follower = new RoomFollower(bob.client, room.id);
  await ann.client.sendMessage(room.id, 'please do not write this down');
  await follower.untilAll(['please do not write this down']);
  // The gateway logs its answers before it stops.
  await ann.client.close();
  await bob.client.close();
  await cluster.lair.stop();

  const idOf = async (command: string) => (await logOf('gateway')).find((line) => line.command === command)?.requestId;
  const sent = await idOf('SEND_MESSAGE');
  expect(await saidOf('gateway', sent)).toEqual(expect.arrayContaining(['answered', 'push received']));
  expect(await saidOf('messages', sent)).toEqual(['accepted', 'published']);
  expect(await saidOf('delivery', sent)).toEqual(['pushed']);
  expect(await saidOf('rooms', await idOf('JOIN_ROOM'))).toContain('answered');
  expect(await saidOf('auth', await idOf('REGISTER'))).toContain('answered');

  for (const service of ['gateway', 'messages', 'delivery', 'rooms', 'auth'] as const) {
    const text = await readFile(cluster.lair.instance(service).logFile, 'utf8');
    expect(text).not.toContain('write this down');
    expect(text).not.toContain('correct horse');
  }
});
