// A gateway can die at any moment: its clients resume on another one and miss nothing.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { numbered, registerUser } from '../network/cluster-clients.ts';
import { RoomFollower } from '../network/room-follower.ts';
import { type Cluster, startCluster } from '../network/start-cluster.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ counts: { gateway: 2 }, loadBalancer: true });
});
afterAll(() => cluster?.[Symbol.asyncDispose]());

for (const [how, signal] of [
  ['killed', 'SIGKILL'],
  ['drained', 'SIGTERM'],
] as const) {
  test(`the clients of a gateway that is ${how} resume on the other and miss nothing`, async () => {
    const users = await Promise.all(numbered(6, 'user').map((_, i) => registerUser(cluster.tlsPort, `gus${i}`)));
    const [sender] = users;
    if (!sender) throw new Error('nobody registered');
    const room = await sender.client.createRoom(`gone-${randomUUID().slice(0, 8)}`);
    for (const { client } of users.slice(1)) await client.joinRoom(room.id);
    const followers = users.map(({ client }) => new RoomFollower(client, room.id));

    const contents = numbered(120, 'kept');
    const sending = (async () => {
      for (const content of contents) await sender.client.sendMessage(room.id, content);
    })();
    await followers[1]?.untilAll(contents.slice(0, 20));
    await cluster.lair.kill('gateway', 0, signal);
    await sending;
    await Promise.all(followers.map((follower) => follower.untilAll(contents)));
    for (const follower of followers) expect(follower.contents).toEqual(contents);

    await cluster.lair.restart('gateway', 0);
    await Promise.all(users.map(({ client }) => client.close()));
  });
}
