/**
 * Protects: however many change the same message at once, through whichever instance, there is one state, which the log without holes
 * tells to whoever folds it.
 */
import type { Message__Output } from '@lair/contracts/generated/lair/messages/v1/Message.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesOf, readLog } from './harness/changes.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import { followEvents, type PublishedEvents } from './harness/published-events.ts';

let world: MessagesWorld;
let instances: Instance[];
let users: TestUser[];
let published: PublishedEvents;

beforeAll(async () => {
  world = await createMessagesWorld();
  instances = [await world.start(), await world.start({ LAIR_COMMITTERS: '4' })];
  users = Array.from({ length: 50 }, () => world.user());
  published = await followEvents(world.backends.natsUrl, world.names);
});
afterAll(async () => {
  await published.close();
  await world.close();
});

const instanceOf = (n: number) => instances[n % instances.length] as Instance;
const seqs = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

/** Events of a room as they were published, each once, in the order of the log. */
const publishedOf = async (room: string, head: number) => {
  const all = await published.until(
    (events) => new Set(events.filter(({ roomId }) => roomId === room).map(({ seq }) => seq)).size === head,
  );
  const bySeq = new Map(all.filter(({ roomId }) => roomId === room).map((event) => [event.seq, event]));
  return seqs(head).map((seq) => bySeq.get(seq));
};

test('fifty users who react at once are counted, each once, and the last event says so', async () => {
  const room = world.room(...users);
  const { id } = await (await instanceOf(0).openStream()).say(users[0] as TestUser, room, 'react!');
  await Promise.all(
    users.flatMap((user, n) => {
      const changer = changesOf(instanceOf(n), user);
      return [changer.react(id, '👍'), changer.react(id, ':+1:'), changer.react(id, n % 2 ? '❤' : '🎉')];
    }),
  );
  const message = await changesOf(instanceOf(0), users[0] as TestUser).get(id);
  expect(message.reactions.map(({ emoji, count }) => [emoji, count])).toEqual([
    ['👍', 50],
    ['❤️', 25],
    ['🎉', 25],
  ]);
  const log = await readLog(instanceOf(1), room);
  expect(log.map(({ seq }) => seq)).toEqual(seqs(101));
  const counts = log.flatMap(({ reactionAdded }) =>
    reactionAdded?.reaction?.emoji === '👍' ? reactionAdded.reaction.count : [],
  );
  expect(counts).toEqual(seqs(50));
  const live = await publishedOf(room, 101);
  const withoutRequests = live.slice(1).map((event) => ({ ...event, requestId: '' }));
  expect(withoutRequests).toEqual(log.slice(1));
});

test('reacting and taking back at once leaves a state that the events sum up to', async () => {
  const room = world.room(...users);
  const { id } = await (await instanceOf(0).openStream()).say(users[0] as TestUser, room, 'hello');
  await Promise.all(
    users.map(async (user, n) => {
      const changer = changesOf(instanceOf(n), user);
      for (let round = 0; round < 4; round++) {
        await changer.react(id, '👍');
        if (round < 3 || n % 2 === 0) await changer.unreact(id, '👍');
      }
    }),
  );
  const log = await readLog(instanceOf(0), room);
  const holders = new Set<string>();
  for (const { body, actor, reactionAdded, reactionRemoved } of log.slice(1)) {
    const name = actor?.username as string;
    if (body === 'reactionAdded') holders.add(name);
    else holders.delete(name);
    expect((reactionAdded ?? reactionRemoved)?.reaction?.count).toBe(holders.size);
  }
  expect(holders.size).toBe(25);
  const message = await changesOf(instanceOf(0), users[0] as TestUser).get(id);
  expect(message.reactions).toMatchObject([{ emoji: '👍', count: 25 }]);
  const [row] = await world.query('SELECT reactions FROM messages.messages WHERE id = $1', [id]);
  expect(row).toEqual({ reactions: 25 });
});

test('edits, deletions, restorings, reactions and pins of one message at once end in the state of the log', async () => {
  const room = world.room(...users);
  const [author, ...others] = users as [TestUser, ...TestUser[]];
  for (const user of others) world.rooms.admit(user, room, { role: 'moderator' });
  const stream = await instanceOf(0).openStream();
  const { id } = await stream.say(author, room, 'hello');
  const authors = instances.map((instance) => changesOf(instance, author));
  const work: Promise<unknown>[] = Array.from({ length: 30 }, (_, n) =>
    authors[n % 2]?.edit(id, `edit ${n}`),
  ) as Promise<unknown>[];
  others.forEach((user, n) => {
    const changer = changesOf(instanceOf(n), user);
    const kinds = [
      () => changer.react(id, '👍'),
      () => changer.remove(id),
      () => changer.restore(id),
      () => changer.pin(id),
      () => changer.unpin(id),
    ];
    work.push(kinds[n % kinds.length]?.() as Promise<unknown>);
  });
  const settled = await Promise.allSettled(work);
  for (const one of settled)
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({ code: 'FAILED_PRECONDITION', data: { reason: 'deleted' } });
  await authors[0]?.edit(id, 'last').catch(() => undefined);
  const message = (await authors[0]?.get(id)) as Message__Output;
  const kinds = await world.query<{ seq: string; type: string }>(
    'SELECT seq, type FROM messages.events WHERE room_id = $1 ORDER BY seq',
    [room],
  );
  expect(kinds.map(({ seq }) => Number(seq))).toEqual(seqs(kinds.length));
  // What the log says, folded.
  const state = { edits: 0, deleted: false, pinned: false, reactions: 0 };
  for (const { type } of kinds) {
    if (state.deleted) expect(type).toBe('message_restored');
    if (type === 'message_edited') state.edits++;
    if (type === 'message_deleted') Object.assign(state, { deleted: true, pinned: false });
    if (type === 'message_restored') state.deleted = false;
    if (type === 'message_pinned') state.pinned = true;
    if (type === 'message_unpinned') state.pinned = false;
    if (type === 'reaction_added') state.reactions++;
  }
  const shown = message.reactions.reduce((sum, { count }) => sum + count, 0);
  expect({ edits: message.edits, deleted: message.deletedAtMs !== undefined, pinned: message.pinned }).toEqual({
    edits: state.edits,
    deleted: state.deleted,
    pinned: state.pinned,
  });
  if (!state.deleted) expect(shown).toBe(state.reactions);
  const [row] = await world.query<{ revisions: string; reactions: string }>(
    `SELECT (SELECT count(*) FROM messages.revisions WHERE message_id = $1) AS revisions,
            (SELECT count(*) FROM messages.reactions WHERE message_id = $1) AS reactions`,
    [id],
  );
  expect(row).toEqual({ revisions: String(state.edits), reactions: String(state.reactions) });
  // Both instances tell the same log.
  expect(await readLog(instanceOf(0), room)).toEqual(await readLog(instanceOf(1), room));
});

test('changes, plain messages and replies of many at once leave no hole, and are all published', async () => {
  const rooms = [world.room(...users), world.room(...users)];
  const streams = await Promise.all(instances.map((instance) => instance.openStream()));
  await Promise.all(
    users.map(async (from, n) => {
      const room = rooms[n % 2] as string;
      const stream = streams[(n >> 1) % 2] as (typeof streams)[number];
      const changer = changesOf(instanceOf(n >> 1), from);
      const { id } = await stream.say(from, room, 'one');
      await Promise.all([
        stream.send(
          { from, room, content: 'two' },
          { from, room, content: 'answer', replyTo: id },
          { from, room, content: 'three' },
        ),
        changer.react(id, '👍'),
        changer.edit(id, 'one!'),
      ]);
      await changer.remove(id);
    }),
  );
  for (const room of rooms) {
    const log = await readLog(instanceOf(0), room);
    expect(log.map(({ seq }) => seq)).toEqual(seqs(25 * 7));
    const live = await publishedOf(room, 25 * 7);
    expect(live.every((event) => event?.body)).toBe(true);
  }
});
