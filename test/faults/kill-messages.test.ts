// A send that was answered reaches everybody, although the process that committed it was killed before it could publish.
import { randomUUID } from 'node:crypto';
import { createSeverableLink, type SeverableLink } from '@lair/local-env/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { numbered, registerUser } from '../network/cluster-clients.ts';
import { readMetric } from '../network/read-metric.ts';
import { RoomFollower } from '../network/room-follower.ts';
import { type Cluster, startCluster } from '../network/start-cluster.ts';

let cluster: Cluster;
/** Between messages and NATS. */
let link: SeverableLink;
beforeAll(async () => {
  cluster = await startCluster({
    counts: { messages: 2 },
    natsUrlOfMessages: async (natsUrl) => {
      link = await createSeverableLink(natsUrl);
      return link.url;
    },
  });
});
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
  await link?.cut();
});

const sendsOfInstances = (): Promise<number[]> =>
  Promise.all([0, 1].map((index) => readMetric(cluster.lair.instance('messages', index), 'lair_messages_sends_total')));

/** Messages that are committed and answered while what messages writes to NATS goes nowhere, so that nothing of them is published. */
const commitUnpublished = async () => {
  const [sender, reader] = await Promise.all(['sue', 'rex'].map((name) => registerUser(cluster.tlsPort, name)));
  if (!sender || !reader) throw new Error('nobody registered');
  const room = await sender.client.createRoom(`kill-${randomUUID().slice(0, 8)}`);
  await reader.client.joinRoom(room.id);
  const follower = new RoomFollower(reader.client, room.id);
  await sender.client.sendMessage(room.id, 'first');
  await follower.untilAll(['first']);
  const sendsBefore = await sendsOfInstances();
  link.hold();
  const contents = numbered(20, 'stranded');
  await Promise.all(contents.map((content) => sender.client.sendMessage(room.id, content)));
  expect(follower.contents).toEqual(['first']);
  const committers = (await sendsOfInstances()).flatMap((sends, index) =>
    sends > (sendsBefore[index] ?? 0) ? [index] : [],
  );
  return { contents, follower, committers, close: () => Promise.all([sender.client.close(), reader.client.close()]) };
};

test('killed between commit and publish: the events arrive after a restart', async () => {
  const { contents, follower, close } = await commitUnpublished();
  await Promise.all([cluster.lair.kill('messages', 0), cluster.lair.kill('messages', 1)]);
  await link.cut();
  await link.mend();
  const restartedAt = performance.now();
  await cluster.lair.restart('messages', 0);
  await follower.untilAll(contents);
  console.info(`events arrived ${Math.round(performance.now() - restartedAt)} ms after the restart began`);
  expect(follower.seqs).toEqual([...new Set(follower.seqs)].sort((a, b) => a - b));
  expect(follower.contents).toHaveLength(21);
  await cluster.lair.restart('messages', 1);
  await close();
});

test('killed between commit and publish: the events arrive from the other instance', async () => {
  const { contents, follower, committers, close } = await commitUnpublished();
  // One gateway has one stream to one instance of messages.
  expect(committers).toHaveLength(1);
  const [committer = 0] = committers;
  const killedAt = performance.now();
  await cluster.lair.kill('messages', committer);
  await link.cut();
  await link.mend();
  await follower.untilAll(contents);
  console.info(`events arrived ${Math.round(performance.now() - killedAt)} ms after the kill`);
  expect(follower.contents).toHaveLength(21);
  await cluster.lair.restart('messages', committer);
  await close();
});
