/**
 * Protects: in every room seq is 1, 2, 3, … without holes, whoever sends through whichever instance; the same send is in the log once;
 * times never go back.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';

let world: MessagesWorld;
let instances: Instance[];

beforeAll(async () => {
  world = await createMessagesWorld();
  instances = await Promise.all([world.start(), world.start({ LAIR_COMMITTERS: '4' })]);
});
afterAll(() => world.close());

test('fifty senders through two instances leave no hole, and each sees its own in order', async () => {
  const users = Array.from({ length: 50 }, () => world.user());
  const rooms = Array.from({ length: 5 }, () => world.room(...users));
  const streams = await Promise.all(instances.map((instance) => instance.openStream()));
  const perSender = 40;
  const sent = await Promise.all(
    users.map(async (from, n) => {
      const stream = streams[n % streams.length] as (typeof streams)[number];
      const room = rooms[n % rooms.length] as string;
      const outcomes = [];
      // Batches of growing size, the next one before the last is answered.
      for (let count = 0; count < perSender; count += 4)
        outcomes.push(
          stream.send(...Array.from({ length: 4 }, (_, m) => ({ from, room, content: `${n}: ${count + m}` }))),
        );
      return (await Promise.all(outcomes)).flat().map(({ message }) => message?.seq as number);
    }),
  );
  for (const seqs of sent) expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  for (const room of rooms) {
    const events = await world.query<{ seq: string; at: Date }>(
      'SELECT seq, at FROM messages.events WHERE room_id = $1 ORDER BY seq',
      [room],
    );
    const [head] = await world.query<{ head: string }>('SELECT head FROM messages.room_heads WHERE room_id = $1', [
      room,
    ]);
    expect(events.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 10 * perSender }, (_, n) => n + 1));
    expect(Number(head?.head)).toBe(10 * perSender);
    const times = events.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  }
  const inRooms = sent.flatMap((seqs, n) => seqs.map((seq) => `${n % rooms.length} ${seq}`));
  expect(new Set(inRooms).size).toBe(50 * perSender);
});

test('the same sends at the same moment through two instances are stored once, and all are answered alike', async () => {
  const al = world.user();
  const room = world.room(al);
  const streams = await Promise.all(
    [...instances, ...instances, ...instances].map((instance) => instance.openStream()),
  );
  const sends = Array.from({ length: 60 }, (_, n) => ({
    from: al,
    room,
    content: `message ${n}`,
    clientId: randomUUID(),
  }));
  const answers = await Promise.all(streams.map((stream) => stream.send(...sends)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(new Set(answers[0]?.map(({ message }) => message?.seq)).size).toBe(60);
  const [count] = await world.query<{ messages: string; events: string }>(
    'SELECT (SELECT count(*) FROM messages.messages WHERE room_id = $1) AS messages, (SELECT count(*) FROM messages.events WHERE room_id = $1) AS events',
    [room],
  );
  expect(count).toEqual({ messages: '60', events: '60' });
});

test('the same clientId at the same moment in many rooms through two instances is one message and conflicts', async () => {
  const al = world.user();
  const rooms = Array.from({ length: 12 }, () => world.room(al));
  const clientId = randomUUID();
  const streams = await Promise.all(instances.map((instance) => instance.openStream()));
  const outcomes = await Promise.all(
    rooms.map((room, n) =>
      (streams[n % 2] as (typeof streams)[number]).send({ from: al, room, content: 'which one?', clientId }),
    ),
  );
  const stored = outcomes.flat().filter(({ message }) => message);
  expect(stored).toHaveLength(1);
  expect(outcomes.flat().filter(({ error }) => error?.name === 'CONFLICT')).toHaveLength(11);
  // What was undone left no hole: the next message of each room follows the last.
  const stream = streams[0] as (typeof streams)[number];
  for (const room of rooms) {
    const { seq } = await stream.say(al, room, 'next');
    expect(seq).toBe(room === stored[0]?.message?.roomId ? 2 : 1);
  }
});

test('a clientId is recognised after a restart', async () => {
  const al = world.user();
  const room = world.room(al);
  const clientId = randomUUID();
  const before = await world.start();
  const first = await (await before.openStream()).say(al, room, 'once', clientId);
  await before.service.close();
  const after = await world.start();
  expect(await (await after.openStream()).say(al, room, 'once', clientId)).toEqual(first);
});

test('a clock that goes back does not take the times with it', async () => {
  const al = world.user();
  const room = world.room(al);
  const stream = await (instances[0] as Instance).openStream();
  await stream.say(al, room, 'now');
  await world.query("UPDATE messages.room_heads SET last_at = '2099-01-01T00:00:00Z' WHERE room_id = $1", [room]);
  const later = await stream.say(al, room, 'the clock is behind the log now');
  expect(new Date(later.createdAtMs).toISOString()).toBe('2099-01-01T00:00:00.000Z');
});
