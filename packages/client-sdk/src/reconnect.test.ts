/** Guarantee: a lost connection is replaced, the session resumed, and no request is lost or carried out twice unnoticed. */
import { type CommandName, isUuid } from '@lair/wire';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from './connect.ts';
import type { ConnectionState } from './connection-state.ts';
import { ConnectionLostError, LairError, ProtocolError } from './errors.ts';
import type { LairClient } from './lair-client.ts';
import { connectedClient, loggedInClient, quickly } from './testing/connected-client.ts';
import {
  message,
  room,
  type ScriptedConnection,
  startScriptedServer,
  type TakenRequest,
  testId,
} from './testing/index.ts';

const roomId = testId(100);

function nextState<S extends ConnectionState['state']>(
  client: LairClient,
  state: S,
): Promise<Extract<ConnectionState, { state: S }>> {
  return new Promise((resolve) => {
    const stop = client.on('connection', (next) => {
      if (next.state !== state) return;
      stop();
      resolve(next as Extract<ConnectionState, { state: S }>);
    });
  });
}

test('the session is resumed with its token after the connection was lost', async () => {
  const { server, client, connection } = await loggedInClient();
  const connected = nextState(client, 'connected');
  connection.kill();
  const resume = await (await server.greet()).logIn();
  expect(resume).toMatchObject({ method: 'RESUME', params: { token: 'token-0123456789abcdef' } });
  await connected;
});

test('messages without an answer are sent again in their order and with the same ids, before later ones', async () => {
  const { server, client, connection } = await loggedInClient();
  const sent = ['a', 'b'].map((content) => client.sendMessage('Lobby', content));
  const before = [await connection.take('SEND_MESSAGE'), await connection.take('SEND_MESSAGE')];
  connection.kill();
  await nextState(client, 'reconnecting');
  sent.push(client.sendMessage('Lobby', 'c'));
  const again = await server.greet();
  await again.logIn();
  const after = [];
  for (const seq of [1, 2, 3]) after.push(await again.serve('SEND_MESSAGE', { message: message(roomId, seq) }));
  expect((await Promise.all(sent)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(after.map(({ params }) => params.content)).toEqual(['a', 'b', 'c']);
  expect(after.slice(0, 2).map(({ params }) => params.clientId)).toEqual(before.map(({ params }) => params.clientId));
});

test('changes without an answer are sent again with the ids that they were given', async () => {
  const { server, client, connection } = await loggedInClient();
  const id = testId(7);
  const changes = [
    client.sendMessage('Lobby', 'said'),
    client.dm('bob', 'said'),
    client.reply(id, 'answered'),
    client.edit(id, 'corrected'),
    client.deleteMessage(id),
    client.restoreMessage(id),
    client.react(id, '👍'),
    client.unreact(id, '👍'),
    client.pin(id),
    client.unpin(id),
  ];
  const before = [];
  for (const _ of changes) before.push(await connection.takeAny());
  connection.kill();
  const again = await server.greet();
  await again.logIn();
  const after = [];
  for (const _ of changes) {
    const request = await again.takeAny();
    after.push(request);
    again.answer<CommandName>(request, { message: message(roomId, 1), reactions: [] } as never);
  }
  await Promise.all(changes);
  const asked = ({ method, params }: TakenRequest) => ({ method, params });
  expect(after.map(asked)).toEqual(before.map(asked));
  const ids = before.map(({ params }) => (params as { clientId?: string }).clientId);
  expect(new Set(ids).size).toBe(changes.length);
  expect(ids.every((given) => given !== undefined && isUuid(given))).toBe(true);
});

test('a request that may not be repeated fails and is not sent again', async () => {
  const { server, client, connection } = await loggedInClient();
  const created = client.createRoom('new');
  created.catch(() => {});
  const read = client.roomInfo('Lobby');
  await connection.take('CREATE_ROOM');
  connection.kill();
  await expect(created).rejects.toThrow(ConnectionLostError);
  const again = await server.greet();
  await again.logIn();
  await again.serve('ROOM_INFO', { room: room('Lobby') });
  expect((await read).name).toBe('Lobby');
});

test('a request that ends every connection it is sent over is given up', async () => {
  const { server, client, connection } = await loggedInClient({ sendsMax: 2 });
  const sent = client.sendMessage('Lobby', 'poison');
  sent.catch(() => {});
  await connection.take('SEND_MESSAGE');
  connection.kill();
  const again = await server.greet();
  await again.logIn();
  await again.take('SEND_MESSAGE');
  again.kill();
  await expect(sent).rejects.toThrow('sent 2 times');
});

test('a session that has ended is told, and the requests that waited for it fail', async () => {
  const { server, client, connection } = await loggedInClient();
  const ended = new Promise<string>((resolve) => client.once('sessionEnded', ({ reason }) => resolve(reason)));
  const asked = client.roomInfo('Lobby').catch((error: unknown) => error);
  await connection.take('ROOM_INFO');
  connection.kill();
  const again = await server.greet();
  again.refuse(await again.take('RESUME'), 'UNAUTHENTICATED', {});
  expect(await ended).toBe('expired');
  expect(await asked).toBeInstanceOf(LairError);
  expect(client.loggedIn).toBeUndefined();
  expect(client.connection.state).toBe('disconnected');
});

test('a revoked session is not resumed', async () => {
  const { server, client, connection } = await loggedInClient();
  const disconnected = nextState(client, 'disconnected');
  connection.event('SESSION_REVOKED', { reason: 'password' });
  connection.end();
  await disconnected;
  expect(client.loggedIn).toBeUndefined();
  expect(server.waitingConnections).toBe(0);
});

test('resuming is tried again while the server says that it is unavailable', async () => {
  const { server, client, connection } = await loggedInClient();
  connection.kill();
  const first = await server.greet();
  first.refuse(await first.take('RESUME'), 'UNAVAILABLE', { retryAfterMs: 1 });
  const connected = nextState(client, 'connected');
  await (await server.greet()).logIn();
  await connected;
});

test('without a session a lost connection stays lost until the next request', async () => {
  const { server, client, connection } = await connectedClient();
  const disconnected = nextState(client, 'disconnected');
  connection.end();
  await disconnected;
  const loggedIn = client.login('alice', 'correct horse');
  await (await server.greet()).logIn();
  expect((await loggedIn).user.username).toBe('alice');
});

test('without reconnecting a lost session is resumed by the next request', async () => {
  const { server, client, connection } = await loggedInClient({ reconnect: false });
  const disconnected = nextState(client, 'disconnected');
  connection.kill();
  await disconnected;
  const asked = client.roomInfo('Lobby');
  const again = await server.greet();
  expect((await again.logIn()).method).toBe('RESUME');
  await again.serve('ROOM_INFO', { room: room('Lobby') });
  expect((await asked).name).toBe('Lobby');
});

test('the other servers are tried in turn', async () => {
  const [first, second] = [await startScriptedServer(), await startScriptedServer()];
  onTestFinished(() => second.close());
  const address = [first.address, second.address];
  const [client, connection] = await Promise.all([
    connect({ address, transport: { kind: 'tls', allowSelfSigned: true }, ...quickly }),
    first.greet(),
  ]);
  onTestFinished(() => client.close());
  await Promise.all([client.login('alice', 'correct horse'), connection.logIn()]);
  await first.close();
  const connected = nextState(client, 'connected');
  await (await second.greet()).logIn();
  expect((await connected).address.port).toBe(second.port);
});

test('connecting fails with the reason when no server can be reached', async () => {
  const server = await startScriptedServer();
  const { address } = server;
  await server.close();
  await expect(connect({ address })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('connecting fails at its deadline when the server says nothing', async () => {
  const server = await startScriptedServer();
  onTestFinished(() => server.close());
  const transport = { kind: 'tls', allowSelfSigned: true } as const;
  await expect(connect({ address: server.address, transport, connectTimeoutMs: 50 })).rejects.toThrow('within 50 ms');
});

test('a draining server is left after its last answer, without an error for anyone', async () => {
  const { server, client, connection } = await loggedInClient();
  const created = client.createRoom('new');
  const request = await connection.take('CREATE_ROOM');
  connection.event('SHUTDOWN', { reconnectWithinMs: 0 });
  const reconnecting = nextState(client, 'reconnecting');
  // The client sends nothing new over a connection that it is about to leave, which it is from a moment on that it draws at random below
  // reconnectWithinMs and tells nobody: here at once, by a timer of its own.
  await new Promise<void>((resolve) => client.once('SHUTDOWN', () => setTimeout(resolve, 5)));
  const later = client.roomInfo('Lobby');
  connection.answer(request, { room: room('new') });
  expect((await created).name).toBe('new');
  await reconnecting;
  await connection.closed;
  expect(connection.untaken).toEqual([]);
  const again = await server.greet();
  await again.logIn();
  await again.serve('ROOM_INFO', { room: room('Lobby') });
  await later;
});

test.each([
  ['not JSON', 'nonsense\n'],
  ['not UTF-8', '\ud800\n'],
  ['an array', '[]\n'],
  ['an answer to nothing', '{"jsonrpc":"2.0","id":4711,"result":{}}\n'],
  ['an error without id', '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}\n'],
  ['an endless line', 'x'.repeat(2_000)],
])('a server that sends %s is left and the session resumed elsewhere', async (what, text) => {
  const { server, client, connection } = await loggedInClient({ lineBytesMax: 1_000 });
  const reconnecting = nextState(client, 'reconnecting');
  if (what === 'not UTF-8') connection.bytes(Buffer.from([0xff, 0x0a]));
  else connection.raw(text);
  expect((await reconnecting).reason).toBeInstanceOf(ProtocolError);
  await connection.closed;
  const connected = nextState(client, 'connected');
  await (await server.greet()).logIn();
  await connected;
});

test('silence is answered with PING, and a server that does not answer it is left', async () => {
  const { server, client, connection } = await loggedInClient({ pingIntervalMs: 200 });
  const reconnecting = nextState(client, 'reconnecting');
  await connection.serve('PING', { time: '2026-01-31T12:00:00.000Z' });
  await connection.take('PING');
  expect((await reconnecting).reason.message).toContain('silent');
  await (await server.greet()).logIn();
});

async function expectNothingMore(connection: ScriptedConnection): Promise<void> {
  await connection.closed;
  expect(connection.untaken).toEqual([]);
}

test('logging out ends the session and the connection is not replaced', async () => {
  const { server, client, connection } = await loggedInClient();
  const ended = new Promise<string>((resolve) => client.once('sessionEnded', ({ reason }) => resolve(reason)));
  const disconnected = nextState(client, 'disconnected');
  const out = client.logout();
  await connection.serve('LOGOUT', {});
  connection.end();
  await out;
  expect(await ended).toBe('logout');
  await disconnected;
  await expectNothingMore(connection);
  expect(server.waitingConnections).toBe(0);
});
