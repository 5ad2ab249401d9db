// Whoever asks too much, too long, too often or not at all is told or closed, and nobody else notices.
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Lair2Client } from '../../network/lair2-client.ts';
import { LineReader } from '../line-reader.ts';
import { classicRegister, freshName, password, register, roomOf, until } from '../people.ts';
import { isOwnSystem, type OwnTarget, sessionKinds, startOwnTarget, type Target } from '../target.ts';

/** A connection that says it comes from an address of its own, as through a load balancer. */
const connectFrom = async (gateway: Target, address: string): Promise<Lair2Client> => {
  const raw = connect(gateway.tls);
  raw.on('error', () => undefined);
  raw.write(`PROXY TCP4 ${address} 127.0.0.1 50000 8443\r\n`);
  const socket = connectTls({ socket: raw, rejectUnauthorized: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve).once('error', reject);
    raw.once('close', () => reject(new Error('closed')));
  });
  return new Lair2Client(socket);
};

describe.runIf(isOwnSystem)('a gateway with limits of its own', () => {
  let target: OwnTarget;
  const gateways: Target[] = [];
  const gatewayWith = async (env: Record<string, string>): Promise<Target> => {
    const gateway = await target.gatewayWith(env);
    gateways.push(gateway);
    return gateway;
  };
  beforeAll(async () => {
    target = await startOwnTarget();
  });
  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
    await target.close();
  });

  describe('the rate budget', () => {
    test.each(sessionKinds)(
      'over %s is one connection’s own, says how long to wait, and comes before params',
      async (kind) => {
        const gateway = await gatewayWith({ LAIR_REQUEST_RATE_PER_SECOND: '1', LAIR_REQUEST_RATE_BURST: '10' });
        const [greedy, modest] = [await gateway.connect(kind), await gateway.connect(kind)];
        const answers = await Promise.all(Array.from({ length: 15 }, () => greedy.ask('PING')));
        const outcomes = answers.map(({ error }) => error?.data?.['code'] ?? 'ok');
        expect(outcomes).toEqual([...Array(10).fill('ok'), ...Array(5).fill('RATE_LIMITED')]);
        const { name, data } = await greedy.refused('PING', { nonsense: 1 });
        expect(name).toBe('RATE_LIMITED');
        expect(data['retryAfterMs']).toBeLessThanOrEqual(1_000);
        // What costs nothing has its own answer still.
        expect((await greedy.refused('NO_SUCH_COMMAND')).name).toBe('METHOD_NOT_FOUND');
        expect((await greedy.refused('WHOAMI')).name).toBe('UNAUTHENTICATED');
        await modest.request('PING', {});
        const waitedSinceMs = performance.now();
        await until(
          () => greedy.ask('PING'),
          ({ error }) => error === undefined,
        );
        expect(performance.now() - waitedSinceMs).toBeLessThan(3_000);
      },
    );

    test('refuses chat of a classic client in words, and lets it go on', async () => {
      const gateway = await gatewayWith({ LAIR_REQUEST_RATE_PER_SECOND: '5', LAIR_REQUEST_RATE_BURST: '30' });
      const alice = await classicRegister(gateway);
      for (let i = 0; i < 40; i++) alice.client.say(`text ${i}`);
      await alice.client.line('SYSTEM_MESSAGE:ERROR: Too many requests; wait a little.');
      const list = await until(
        async () => {
          alice.client.say('GET_HISTORY:1');
          return alice.client.matching(/^(MESSAGE_ERROR|HISTORY):/);
        },
        (line) => line.startsWith('HISTORY:'),
      );
      expect(list).toMatch(new RegExp(`^HISTORY:${alice.username}:text `));
    });
  });

  describe('logging in', () => {
    test('is bounded for an account by its failures, whoever tries and in whatever case, and for no other account', async () => {
      const gateway = await gatewayWith({ LAIR_FAILED_LOGINS_PER_USERNAME: '3' });
      const [alice, bob] = [await register(gateway), await register(gateway)];
      for (const username of [alice.username, alice.username.toUpperCase(), alice.username]) {
        const client = await gateway.connect();
        expect((await client.refused('LOGIN', { username, password: 'wrong horse' })).name).toBe('UNAUTHENTICATED');
      }
      const client = await gateway.connect('classic');
      const { name, data } = await client.refused('LOGIN', { username: alice.username, password });
      expect(name).toBe('RATE_LIMITED');
      expect(data['retryAfterMs']).toBeLessThanOrEqual(60_000);
      expect(await (await gateway.connectClassic()).authenticate('login', alice.username, password)).toBe(
        'Authentication failed: Rate limit exceeded',
      );
      await client.request('LOGIN', { username: bob.username, password });
      await alice.client.request('WHOAMI', {});
    });

    test('is bounded for a name that nobody has as for one that somebody has', async () => {
      const gateway = await gatewayWith({ LAIR_FAILED_LOGINS_PER_USERNAME: '2' });
      const client = await gateway.connect();
      const username = freshName('nobody');
      const names = [];
      for (let i = 0; i < 3; i++) names.push((await client.refused('LOGIN', { username, password })).name);
      expect(names).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'RATE_LIMITED']);
    });

    test('is bounded for an address, whatever account it tries', async () => {
      const gateway = await gatewayWith({ LAIR_PROXY_PROTOCOL: 'true', LAIR_LOGIN_ATTEMPTS_PER_ADDRESS: '3' });
      const client = await connectFrom(gateway, '192.0.2.1');
      for (let i = 0; i < 3; i++) {
        expect((await client.refused('LOGIN', { username: freshName('nobody'), password })).name).toBe(
          'UNAUTHENTICATED',
        );
      }
      const again = await connectFrom(gateway, '192.0.2.1');
      expect((await again.refused('REGISTER', { username: freshName('user'), password })).name).toBe('RATE_LIMITED');
      const elsewhere = await connectFrom(gateway, '192.0.2.2');
      await elsewhere.request('REGISTER', { username: freshName('user'), password });
    });
  });

  describe('connections', () => {
    test('of one address are bounded; one that has gone makes room', async () => {
      const gateway = await gatewayWith({ LAIR_PROXY_PROTOCOL: 'true', LAIR_CONNECTIONS_PER_ADDRESS_MAX: '2' });
      const open = [await connectFrom(gateway, '192.0.2.7'), await connectFrom(gateway, '192.0.2.7')];
      await expect(connectFrom(gateway, '192.0.2.7')).rejects.toThrow();
      for (const client of [...open, await connectFrom(gateway, '192.0.2.8')]) await client.request('PING', {});
      await open[0]?.close();
      const next = await until(
        () => connectFrom(gateway, '192.0.2.7').catch(() => undefined),
        (client) => client !== undefined,
      );
      await next?.request('PING', {});
    });

    test('that do not log in in time are closed, and the others are not', async () => {
      // So long that a busy machine still logs somebody in.
      const gateway = await gatewayWith({ LAIR_LOGIN_TIMEOUT_MS: '4000' });
      const alice = await register(gateway);
      const clients = [await gateway.connect('tls'), await gateway.connect('classic')];
      const classic = await gateway.connectClassic();
      const mute = new LineReader(connect(gateway.classic));
      // Asking is no logging in.
      for (const client of clients) await client.request('PING', {});
      await Promise.all([...clients.map(({ closed }) => closed), classic.closed, mute.ended]);
      await alice.client.request('WHOAMI', {});
    });

    test('that are silent for too long are closed, and those that ping or are classic are not', async () => {
      const gateway = await gatewayWith({ LAIR_IDLE_TIMEOUT_MS: '3000' });
      const classic = await classicRegister(gateway);
      const [silent, sealed] = [await register(gateway), await register(gateway, 'classic')];
      // The last to come, since from now on it has to be heard in time.
      const awake = await register(gateway);
      let closed = 0;
      for (const { client } of [silent, sealed]) {
        client.closed.then(
          () => closed++,
          () => undefined,
        );
      }
      await until(
        () => awake.client.request('PING', {}).then(() => closed),
        (count) => count === 2,
      );
      await awake.client.request('WHOAMI', {});
      classic.client.say('SHOW_HELP');
      await classic.client.matching(/^SYSTEM_MESSAGE:Available/);
    });
  });

  describe('requests in flight', () => {
    test.each(sessionKinds)('over %s are bounded, and what waits is answered too', async (kind) => {
      const gateway = await gatewayWith({ LAIR_REQUESTS_IN_FLIGHT_MAX: '2' });
      const alice = await register(gateway, kind);
      const room = await roomOf([alice]);
      expect((await alice.client.request('HELLO', {})).limits.requestsInFlightMax).toBe(2);
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          i % 2 === 0
            ? alice.client.ask('SEND_MESSAGE', { room: room.id, content: `text ${i}` })
            : alice.client.ask('ROOM_INFO', { room: room.id }),
        ),
      );
      expect(answers.filter(({ error }) => error)).toEqual([]);
    });
  });

  test('content over a limit of the operator’s own is refused with that limit', async () => {
    const gateway = await gatewayWith({ LAIR_CONTENT_MAX: '10' });
    const { client } = await register(gateway);
    expect((await client.request('HELLO', {})).limits.contentCharactersMax).toBe(10);
    expect(await client.refused('SEND_MESSAGE', { room: 'Lobby', content: 'x'.repeat(11) })).toMatchObject({
      name: 'TOO_LARGE',
      data: { limit: 10 },
    });
  });
});
