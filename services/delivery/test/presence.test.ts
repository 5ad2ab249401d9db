/** Who is online can be paged and asked for, and the connections of a dead gateway go, with one word about each who went offline. */
import { randomUUID } from 'node:crypto';
import { redisKeys } from '@lair/contracts';
import type { DeliveryServiceDefinition } from '@lair/contracts/generated/lair/delivery/v1/DeliveryService.ts';
import type { Peer, RunningService } from '@lair/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CuttableLink, startLink } from './cuttable-link.ts';
import { collectPresence, eventually, startTestWorld, type TestWorld } from './harness.ts';

let world: TestWorld;
let link: CuttableLink;
let instance: RunningService;
let gateway: Peer<DeliveryServiceDefinition>;

beforeAll(async () => {
  world = await startTestWorld();
  link = await startLink(world.environment['LAIR_REDIS_URL'] ?? '');
  // Two, so that both reap.
  instance = await world.startInstance({ LAIR_REDIS_URL: link.url });
  await world.startInstance();
  gateway = world.connectTo(instance, await world.standIns.serviceToken('gateway'));
});
beforeEach(async () => {
  await world.redis.flushdb();
  await world.redis.set(redisKeys.gateway('alive'), '1', 'EX', 60);
});
afterAll(async () => {
  gateway.close();
  await world.close();
  await link.close();
});

interface Someone {
  readonly userId: string;
  readonly username: string;
}
const someone = (username: string): Someone => ({ userId: randomUUID(), username });

/** Registers a connection as gateways do. Only the gateway `alive` has a heartbeat; those of others are reaped. */
const register = async (gatewayId: string, { userId, username }: Someone, connectionId = randomUUID()) => {
  await world.redis
    .multi()
    .sadd(redisKeys.gateways, gatewayId)
    .hset(redisKeys.gatewayConnections(gatewayId), connectionId, `${userId}/${username}`)
    .hset(redisKeys.userConnections(userId), connectionId, gatewayId)
    .zadd(redisKeys.online, 0, `${username.toLowerCase()} ${username} ${userId}`)
    .exec();
};

describe('ListOnline', () => {
  test('pages through everybody by name without case, each once', async () => {
    const users = ['bob', 'Ann', 'Annie', 'Zoe', 'carl', 'Bert', 'dora'].map(someone);
    for (const user of users) await register('alive', user);
    const names: string[] = [];
    let cursor = '';
    do {
      const page = await gateway.call('ListOnline', { cursor, limit: 3 });
      names.push(...page.users.map(({ username }) => username));
      expect(page.users.length).toBeLessThanOrEqual(3);
      cursor = page.nextCursor;
    } while (cursor !== '');
    expect(names).toEqual(['Ann', 'Annie', 'Bert', 'bob', 'carl', 'dora', 'Zoe']);
  });

  test('nobody online is an empty page', async () => {
    expect(await gateway.call('ListOnline', {})).toEqual({ users: [], nextCursor: '' });
  });

  test('a made-up cursor and a page of more than 500 are refused', async () => {
    for (const request of [{ cursor: 'made up' }, { limit: 501 }, { limit: -1 }])
      await expect(gateway.call('ListOnline', request)).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
  });
});

test('GetPresence names those who are online among those asked for', async () => {
  const [ann, bob] = [someone('ann'), someone('bob')];
  await register('alive', ann);
  const { onlineUserIds } = await gateway.call('GetPresence', { userIds: [bob.userId, ann.userId.toUpperCase()] });
  expect(onlineUserIds).toEqual([ann.userId]);
  const tooMany = Array.from({ length: 501 }, () => randomUUID());
  await expect(gateway.call('GetPresence', { userIds: tooMany })).rejects.toMatchObject({ code: 'INVALID_PARAMS' });
});

test('while Redis is away presence is unknown', async () => {
  link.cut();
  await expect(gateway.call('ListOnline', {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(gateway.call('GetPresence', { userIds: [randomUUID()] })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  link.mend();
  await eventually(() => gateway.call('ListOnline', {}));
});

test('the connections of a dead gateway are removed; who has none left is told offline once, by whichever instance', async () => {
  const told = collectPresence(world);
  await world.nats.flush();
  const [onlyDead, onBoth, onlyAlive] = [someone('Dead'), someone('both'), someone('alive')];
  await register('alive', onBoth);
  await register('alive', onlyAlive);
  await register('dead', onBoth);
  for (let connection = 0; connection < 1_200; connection++) await register('dead', onlyDead);

  await eventually(async () => expect(await world.redis.smembers(redisKeys.gateways)).toEqual(['alive']));
  await told.until((changes) => changes.length > 0);
  expect(
    await world.redis.exists(redisKeys.gatewayConnections('dead'), redisKeys.userConnections(onlyDead.userId)),
  ).toBe(0);
  expect(await world.redis.hlen(redisKeys.userConnections(onBoth.userId))).toBe(1);
  const { users } = await gateway.call('ListOnline', {});
  expect(users.map(({ username }) => username)).toEqual(['alive', 'both']);
  expect(told.items.filter(({ userId }) => userId === onlyDead.userId).at(-1)).toMatchObject({
    username: 'Dead',
    online: false,
  });
  expect(told.items.every(({ userId }) => userId === onlyDead.userId)).toBe(true);
});
