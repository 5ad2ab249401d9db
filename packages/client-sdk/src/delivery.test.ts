/** Guarantee: listeners get each room's log once and in order, and what they got is acknowledged, soon and together. */
import type { EventParams } from '@lair/wire';
import { expect, test, vi } from 'vitest';
import { type ConnectedClient, loggedInClient } from './testing/connected-client.ts';
import { message, room, testId, userId } from './testing/index.ts';

const [roomA, roomB] = [testId(100), testId(200)];

/** What the listeners were handed: `seq` of messages, and `from-to` of gaps. */
function hear({ client }: ConnectedClient): (number | string)[] {
  const heard: (number | string)[] = [];
  client.on('MESSAGE', ({ seq }) => heard.push(seq));
  client.on('GAP', ({ from, to }) => heard.push(`${from}-${to}`));
  return heard;
}

function say({ connection }: Pick<ConnectedClient, 'connection'>, seqs: number[], roomId = roomA): void {
  for (const seq of seqs) connection.event('MESSAGE', { room: roomId, seq, message: message(roomId, seq) });
}

test('what came before is dropped, over reconnects too', async () => {
  const all = await loggedInClient({ ackIntervalMs: 60_000 });
  const heard = hear(all);
  say(all, [5, 6, 6, 5, 7]);
  await vi.waitFor(() => expect(heard).toEqual([5, 6, 7]));
  all.connection.kill();
  const connection = await all.server.greet();
  await connection.logIn();
  // The server replays from what was acknowledged, which was nothing.
  say({ connection }, [5, 6, 7, 8]);
  await vi.waitFor(() => expect(heard).toEqual([5, 6, 7, 8]));
});

test('a hole is asked for with SYNC from the last entry, and nothing is delivered out of turn', async () => {
  const all = await loggedInClient({ automaticAck: false });
  const heard = hear(all);
  say(all, [5]);
  say(all, [1], roomB);
  say(all, [8, 9]);
  const sync = await all.connection.take('SYNC');
  expect(sync.params).toEqual({ cursors: { [roomA]: 5 } });
  all.connection.answer(sync, { rooms: [{ room: roomA, head: 9, delivered: 0 }] });
  say(all, [6, 7, 8, 9]);
  all.connection.event('SYNCED', {});
  say(all, [10]);
  await vi.waitFor(() => expect(heard).toEqual([5, 1, 6, 7, 8, 9, 10]));
  expect(all.connection.untaken).toEqual([]);
});

test('a membership that begins later than the last entry is no hole for ever', async () => {
  const all = await loggedInClient({ automaticAck: false });
  const heard = hear(all);
  say(all, [1, 51]);
  const sync = await all.connection.take('SYNC');
  all.connection.answer(sync, { rooms: [{ room: roomA, head: 51, delivered: 50 }] });
  say(all, [51]);
  all.connection.event('SYNCED', {});
  await vi.waitFor(() => expect(heard).toEqual([1, 51]));
});

test('joining again goes on from where the new membership begins', async () => {
  const all = await loggedInClient({ automaticAck: false });
  const heard = hear(all);
  say(all, [1]);
  const left: EventParams['ROOM_LEFT'] = {
    room: roomA,
    seq: 2,
    user: { id: userId('alice'), username: 'alice' },
    reason: 'left',
  };
  all.connection.event('ROOM_LEFT', left);
  say(all, [41]);
  await vi.waitFor(() => expect(heard).toEqual([1, 41]));
  expect(all.connection.untaken).toEqual([]);
});

test('the answer to JOIN_ROOM says where the log begins for this device', async () => {
  const all = await loggedInClient({ automaticAck: false });
  const heard = hear(all);
  say(all, [1]);
  const joined = all.client.joinRoom('a');
  const me = { role: 'member', delivered: 40, read: 40, unread: 0, mentions: 0 } as const;
  await all.connection.serve('JOIN_ROOM', { room: room('a', 100, { me }) });
  say(all, [41]);
  await joined;
  await vi.waitFor(() => expect(heard).toEqual([1, 41]));
});

test('a gap that the server announces moves the cursor', async () => {
  const all = await loggedInClient({ ackIntervalMs: 1 });
  const heard = hear(all);
  say(all, [1]);
  all.connection.event('GAP', { room: roomA, from: 2, to: 90 });
  say(all, [91]);
  await vi.waitFor(() => expect(heard).toEqual([1, '2-90', 91]));
});

test('an urgent message comes at once, and not again in its turn', async () => {
  const all = await loggedInClient({ automaticAck: false });
  const heard = hear(all);
  say(all, [1]);
  const urgent = { room: roomA, seq: 3, message: message(roomA, 3, 'fire', 'bob', { priority: 'urgent' }) };
  all.connection.event('MESSAGE', urgent);
  say(all, [2]);
  all.connection.event('MESSAGE', urgent);
  say(all, [4]);
  await vi.waitFor(() => expect(heard).toEqual([1, 3, 2, 4]));
});

test('an entry of a kind that is not known has its place in the log', async () => {
  const all = await loggedInClient({ automaticAck: false });
  const heard = hear(all);
  say(all, [1]);
  all.connection.raw(`{"jsonrpc":"2.0","method":"SOMETHING_NEW","params":{"room":"${roomA}","seq":2}}\n`);
  say(all, [3]);
  await vi.waitFor(() => expect(heard).toEqual([1, 3]));
});

test('acknowledgements are cumulative, of all rooms, and sent together', async () => {
  const all = await loggedInClient({ ackIntervalMs: 20 });
  say(all, [5, 6, 7]);
  say(all, [1, 2], roomB);
  const ack = await all.connection.take('ACK');
  expect(ack).toMatchObject({ id: undefined, params: { acks: { [roomA]: 7, [roomB]: 2 } } });
  say(all, [8]);
  expect((await all.connection.take('ACK')).params).toEqual({ room: roomA, seq: 8 });
});

test('nothing is acknowledged before the listeners have returned', async () => {
  const all = await loggedInClient({ ackIntervalMs: 0 });
  const order: string[] = [];
  all.client.on('MESSAGE', () => {
    expect(all.connection.untaken).toEqual([]);
    order.push('heard');
  });
  say(all, [1]);
  await all.connection.take('ACK');
  order.push('acknowledged');
  expect(order).toEqual(['heard', 'acknowledged']);
});

test('what was due when the connection broke is acknowledged over the next one', async () => {
  const all = await loggedInClient({ ackIntervalMs: 60_000 });
  const heard = hear(all);
  say(all, [1, 2]);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  all.connection.kill();
  const connection = await all.server.greet();
  await connection.logIn();
  expect((await connection.take('ACK')).params).toEqual({ room: roomA, seq: 2 });
});

test('closing acknowledges first', async () => {
  const all = await loggedInClient({ ackIntervalMs: 60_000 });
  const heard = hear(all);
  say(all, [1]);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  await all.client.close();
  expect((await all.connection.take('ACK')).params).toEqual({ room: roomA, seq: 1 });
});

test('without automatic acknowledgement only what the program says is acknowledged', async () => {
  const all = await loggedInClient({ automaticAck: false, ackIntervalMs: 1 });
  const heard = hear(all);
  say(all, [1, 2]);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  all.client.ack(roomA, 1);
  expect((await all.connection.take('ACK')).params).toEqual({ room: roomA, seq: 1 });
  expect(all.client.lastSeq(roomA)).toBe(2);
});

test('another login begins with places of its own', async () => {
  const all = await loggedInClient({ automaticAck: false });
  const heard = hear(all);
  say(all, [7]);
  await vi.waitFor(() => expect(heard).toEqual([7]));
  await Promise.all([all.client.login('carol', 'correct horse'), all.connection.logIn('carol')]);
  say(all, [3]);
  await vi.waitFor(() => expect(heard).toEqual([7, 3]));
});

test('events can be read in a loop, which ends with the client', async () => {
  const all = await loggedInClient();
  const events = all.client.events('MESSAGE', 'NOTICE');
  say(all, [1]);
  all.connection.event('NOTICE', { text: 'hello' });
  const names: string[] = [];
  for await (const { name } of events) {
    names.push(name);
    if (names.length === 2) await all.client.close();
  }
  expect(names).toEqual(['MESSAGE', 'NOTICE']);
});
