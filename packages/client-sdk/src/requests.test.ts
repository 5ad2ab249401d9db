/** Guarantee: every request is settled once: by its own answer, an error that says what happened, or its deadline. */
import { expect, onTestFinished, test } from 'vitest';
import { connect } from './connect.ts';
import { ClientClosedError, LairError, QueueFullError, TimeoutError } from './errors.ts';
import { connectedClient, loggedInClient } from './testing/connected-client.ts';
import { message, room, startScriptedServer, testId } from './testing/index.ts';

const roomId = testId(100);

test('answers find their requests in whatever order they come', async () => {
  const { client, connection } = await loggedInClient();
  const [first, second] = [client.roomInfo('one'), client.roomInfo('two')];
  const requests = [await connection.take('ROOM_INFO'), await connection.take('ROOM_INFO')] as const;
  connection.answer(requests[1], { room: room('two') });
  connection.answer(requests[0], { room: room('one') });
  expect([(await first).name, (await second).name]).toEqual(['one', 'two']);
});

test('many requests of one turn go out in one write', async () => {
  const { client, connection } = await loggedInClient();
  const chunksBefore = connection.chunks;
  const pings = Array.from({ length: 20 }, () => client.ping());
  for (const _ of pings) await connection.serve('PING', { time: '2026-01-31T12:00:00.000Z' });
  await Promise.all(pings);
  expect(connection.chunks - chunksBefore).toBe(1);
});

test('an error answer is thrown with its name, number and data', async () => {
  const { client, connection } = await loggedInClient();
  const asked = client.joinRoom('nowhere');
  connection.refuse(await connection.take('JOIN_ROOM'), 'NOT_FOUND', { what: 'room' });
  const error = await asked.catch((reason) => reason);
  expect(error).toBeInstanceOf(LairError);
  expect(error).toMatchObject({ code: 'NOT_FOUND', number: -32003, data: { what: 'room' } });
});

test('no more requests are in flight than the server allows, and the others follow in order', async () => {
  const server = await startScriptedServer();
  onTestFinished(() => server.close());
  const [client, connection] = await Promise.all([
    connect({ address: server.address, transport: { kind: 'tls', allowSelfSigned: true } }),
    server.greet({ requestsInFlightMax: 3 }),
  ]);
  onTestFinished(() => client.close());
  const all = ['a', 'b', 'c', 'd'].map((name) => client.roomInfo(name));
  // One place is left for PING.
  const taken = [await connection.take('ROOM_INFO'), await connection.take('ROOM_INFO')];
  await new Promise((resolve) => setImmediate(resolve));
  expect(connection.untaken).toEqual([]);
  for (const request of taken) connection.answer(request, { room: room(request.params.room) });
  await connection.serve('ROOM_INFO', { room: room('c') });
  await connection.serve('ROOM_INFO', { room: room('d') });
  expect((await Promise.all(all)).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
});

test('a request without an answer fails at its deadline, and its late answer harms nothing', async () => {
  const { client, connection } = await loggedInClient();
  const late = client.request('ROOM_INFO', { room: 'slow' }, { timeoutMs: 20 });
  const request = await connection.take('ROOM_INFO');
  await expect(late).rejects.toThrow(TimeoutError);
  connection.answer(request, { room: room('slow') });
  const next = client.roomInfo('next');
  await connection.serve('ROOM_INFO', { room: room('next') });
  expect((await next).name).toBe('next');
});

test('a message gets an id of its own when the caller gives none', async () => {
  const { client, connection } = await loggedInClient();
  const given = testId(9);
  const sent = [
    client.sendMessage('Lobby', 'a'),
    client.dm('bob', 'b'),
    client.sendMessage('Lobby', 'c', { clientId: given }),
  ];
  const requests = [
    await connection.take('SEND_MESSAGE'),
    await connection.take('DM'),
    await connection.take('SEND_MESSAGE'),
  ];
  for (const request of requests) connection.answer(request, { message: message(roomId, 1) });
  await Promise.all(sent);
  const ids = requests.map(({ params }) => params.clientId);
  expect(ids[2]).toBe(given);
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
});

test('a message that the server refuses for a moment is sent again with the same id', async () => {
  const { client, connection } = await loggedInClient({ sendRetry: { baseDelayMs: 1 } });
  const sent = client.sendMessage('Lobby', 'hello');
  const first = await connection.take('SEND_MESSAGE');
  connection.refuse(first, 'RATE_LIMITED', { retryAfterMs: 1 });
  const second = await connection.take('SEND_MESSAGE');
  connection.refuse(second, 'UNAVAILABLE', { retryAfterMs: 1 });
  const third = await connection.serve('SEND_MESSAGE', { message: message(roomId, 1) });
  expect((await sent).seq).toBe(1);
  expect([second.params.clientId, third.params.clientId]).toEqual([first.params.clientId, first.params.clientId]);
});

test('a message that is refused again and again fails with the last refusal', async () => {
  const { client, connection } = await loggedInClient({ sendRetry: { baseDelayMs: 1, retriesMax: 1 } });
  const sent = client.sendMessage('Lobby', 'hello');
  sent.catch(() => {});
  for (const _ of [1, 2]) connection.refuse(await connection.take('SEND_MESSAGE'), 'RATE_LIMITED', { retryAfterMs: 1 });
  await expect(sent).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('a request over the length that the server takes fails here and is not sent', async () => {
  const { client, connection } = await loggedInClient();
  await expect(client.sendMessage('Lobby', 'x'.repeat(300_000))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  expect(connection.untaken).toEqual([]);
});

test('the queue of waiting requests has a bound', async () => {
  const { client, connection } = await loggedInClient({ requestsQueuedMax: 2, reconnect: { baseDelayMs: 60_000 } });
  connection.kill();
  await new Promise<void>((resolve) => client.once('connection', () => resolve()));
  const waiting = [client.ping(), client.ping()].map((ping) => ping.catch((error: Error) => error.name));
  await expect(client.ping()).rejects.toThrow(QueueFullError);
  await client.close();
  expect(await Promise.all(waiting)).toEqual(['ClientClosedError', 'ClientClosedError']);
});

test('closing fails what has no answer, ends the connection, and refuses what comes later', async () => {
  const { client, connection } = await connectedClient();
  const asked = client.ping().catch((error: Error) => error);
  await connection.take('PING');
  await client.close();
  await connection.closed;
  expect(await asked).toBeInstanceOf(ClientClosedError);
  await expect(client.ping()).rejects.toThrow(ClientClosedError);
  expect(client.connection.state).toBe('closed');
});
