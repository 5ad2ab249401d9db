/**
 * What a device misses it gets again, once, in order, whatever the reason for missing it was; what is too much is announced.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Lair2Client, type ReceivedEvent } from './lair2-client.ts';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem({
    gateway: {
      LAIR_REPLAY_EVENTS_MAX: '400',
      LAIR_SEND_QUEUE_BYTES_MAX: '65536',
      LAIR_REQUEST_RATE_PER_SECOND: '0',
    },
  });
});
afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

const password = 'correct horse battery';
const register = async (username: string): Promise<Lair2Client> => {
  const client = await Lair2Client.connect(system.tlsPort);
  await client.request('REGISTER', { username, password });
  return client;
};
const logIn = async (username: string): Promise<Lair2Client> => {
  const client = await Lair2Client.connect(system.tlsPort);
  await client.request('LOGIN', { username, password });
  return client;
};
const seqsOf = (client: Lair2Client, room: string): number[] =>
  client.events.flatMap(({ params }: ReceivedEvent) => (params.room === room && params.seq ? [params.seq] : []));
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const say = (client: Lair2Client, room: string, count: number, size = 10) =>
  Promise.all(range(1, count).map((i) => client.request('SEND_MESSAGE', { room, content: `${i} `.padEnd(size, 'x') })));

/** Resolves when delivery has a device's acknowledgement; fails when it has a higher one. */
const deliveredUpTo = async (client: Lair2Client, room: string, seq: number): Promise<void> => {
  for (let delivered = 0; delivered !== seq; ) {
    delivered = (await client.request('ROOM_INFO', { room })).room.me?.delivered ?? 0;
    expect(delivered).toBeLessThanOrEqual(seq);
  }
};

test('a member who was away gets what was missed since the last acknowledgement', async () => {
  const ann = await register('ann');
  const { room } = await ann.request('CREATE_ROOM', { name: 'away' });
  // Whoever joins before the log has the owner's coming gets that, too.
  await ann.until(() => seqsOf(ann, room.id).length === 1);
  let bob = await register('bob');
  await bob.request('JOIN_ROOM', { room: room.id });
  await say(ann, room.id, 3);
  await bob.until(() => seqsOf(bob, room.id).length === 4);
  const start = seqsOf(bob, room.id)[0] ?? 0;
  bob.socket.write(`{"jsonrpc":"2.0","method":"ACK","params":{"room":"${room.id}","seq":${start + 1}}}\n`);
  await deliveredUpTo(bob, room.id, start + 1);
  bob.close();
  await say(ann, room.id, 250);
  bob = await logIn('bob');
  await bob.until(() => seqsOf(bob, room.id).length >= 252);
  expect(seqsOf(bob, room.id)).toEqual(range(start + 2, start + 253));
  const { room: seen } = await bob.request('ROOM_INFO', { room: room.id });
  expect(seen.me?.delivered).toBe(start + 1);
  expect(seen.head).toBe(start + 253);

  // An acknowledgement of what was not sent counts as one of what was.
  bob.socket.write(`{"jsonrpc":"2.0","method":"ACK","params":{"acks":{"${room.id}":999999}}}\n`);
  await deliveredUpTo(bob, room.id, start + 253);
  bob.close();
  bob = await logIn('bob');
  await say(ann, room.id, 1);
  await bob.until(() => seqsOf(bob, room.id).length === 1);
  expect(seqsOf(bob, room.id)).toEqual([start + 254]);
  ann.close();
  bob.close();
});

test('SYNC sends again after the given cursors, then SYNCED', async () => {
  const cat = await register('cat');
  const { room } = await cat.request('CREATE_ROOM', { name: 'sync' });
  await say(cat, room.id, 10);
  await cat.until(() => seqsOf(cat, room.id).includes(11));
  cat.events.length = 0;
  const { rooms } = await cat.request('SYNC', { cursors: { [room.id]: 4, nowhere: 7 } });
  expect(rooms.find((entry) => entry.room === room.id)).toMatchObject({ head: 11 });
  await cat.event(({ method }) => method === 'SYNCED');
  expect(cat.events.at(-1)?.method).toBe('SYNCED');
  expect(seqsOf(cat, room.id)).toEqual(range(5, 11));

  cat.events.length = 0;
  await cat.request('SYNC', { cursors: { [room.id]: 999_999 } });
  await cat.event(({ method }) => method === 'SYNCED');
  await say(cat, room.id, 1);
  await cat.until(() => seqsOf(cat, room.id).length === 1);
  expect(seqsOf(cat, room.id)).toEqual([12]);
  cat.close();
});

test('what is too far behind is announced as a GAP', async () => {
  const dan = await register('dan');
  const { room } = await dan.request('CREATE_ROOM', { name: 'far' });
  await say(dan, room.id, 450);
  dan.close();
  const again = await logIn('dan');
  const gap = await again.event(({ method }) => method === 'GAP');
  expect(gap.params).toEqual({ room: room.id, from: 1, to: 51 });
  await again.until(() => seqsOf(again, room.id).length >= 400);
  expect(seqsOf(again, room.id)).toEqual(range(52, 451));
  again.close();
});

test('a client that reads too slowly loses nothing and holds up nobody', async () => {
  const eve = await register('eve');
  const fay = await register('fay');
  const { room } = await eve.request('CREATE_ROOM', { name: 'slow' });
  await fay.request('JOIN_ROOM', { room: room.id });
  await fay.until(() => seqsOf(fay, room.id).length === 1);
  fay.socket.pause();
  // 6 MB: more than the kernel's buffers and the queue of 64 KB take.
  for (let i = 0; i < 12; i++) await say(eve, room.id, 64, 8_000);
  const last = 2 + 12 * 64;
  await eve.until(() => seqsOf(eve, room.id).at(-1) === last);
  fay.socket.resume();
  await fay.until(() => seqsOf(fay, room.id).at(-1) === last || fay.closed);
  const seqs = seqsOf(fay, room.id);
  const gap = fay.events.find(({ method }) => method === 'GAP');
  const expected = range(2, last).filter((seq) => !gap || seq < gap.params.from || seq > gap.params.to);
  expect(seqs).toEqual(expected);
  eve.close();
  fay.close();
});
