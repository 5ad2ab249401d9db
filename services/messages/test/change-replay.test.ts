/**
 * Protects: whoever was away gets every change from the log, as those who were there got it live; and nothing of what has been deleted
 * since, not even in what was said of it before.
 */
import { randomUUID } from 'node:crypto';
import { createSeverableLink, type SeverableLink } from '@lair/local-env/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Changer, changesOf, readLog, upload } from './harness/changes.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import { followEvents, type PublishedEvents } from './harness/published-events.ts';
import type { SendStream } from './harness/send-stream.ts';
import { waitFor } from './harness/wait-for.ts';

let world: MessagesWorld;
let instance: Instance;
let stream: SendStream;
let al: TestUser;
let als: Changer;
let published: PublishedEvents;

beforeAll(async () => {
  world = await createMessagesWorld();
  instance = await world.start();
  stream = await instance.openStream();
  al = world.user('al');
  als = changesOf(instance, al);
  published = await followEvents(world.backends.natsUrl, world.names);
});
afterAll(async () => {
  await published.close();
  await world.close();
});

/** Everything that can happen to a message, in a room of its own. @returns the room and the message. */
const liveAMessage = async (through: {
  world: MessagesWorld;
  user: TestUser;
  stream: SendStream;
  changer: Changer;
}) => {
  const { world, user } = through;
  const room = randomUUID();
  world.rooms.admit(user, room, { role: 'owner' });
  const root = await through.stream.say(user, room, 'root');
  const [sent] = await through.stream.send({
    from: user,
    room,
    content: 'a secret',
    replyTo: root.id,
    attachments: [await upload(world, room, user)],
  });
  const id = sent?.message?.id as string;
  const { changer } = through;
  await changer.edit(id, 'another secret');
  await changer.react(id, '👍');
  await changer.unreact(id, '👍');
  await changer.pin(id);
  await changer.unpin(id);
  await changer.remove(id);
  await changer.restore(id);
  return { room, id, root };
};
const bodies = [
  'message',
  'message',
  'edited',
  'reactionAdded',
  'reactionRemoved',
  'pinned',
  'unpinned',
  'deleted',
  'restored',
];
const publishedOf = (room: string) => published.events.filter(({ roomId }) => roomId === room);

test('each change is published live with its place, its actor and what came of it', async () => {
  const { room, id, root } = await liveAMessage({ world, user: al, stream, changer: als });
  await published.until(() => publishedOf(room).length === bodies.length);
  const live = publishedOf(room);
  expect(live.map(({ seq, body }) => [seq, body])).toEqual(bodies.map((body, n) => [n + 1, body]));
  for (const { actor } of live) expect(actor).toEqual({ id: al.id, username: 'al' });
  expect(live.slice(2).every(({ requestId }) => requestId !== '')).toBe(true);
  expect(live[2]?.edited).toMatchObject({ id, content: 'another secret', edits: 1, attachments: [{ name: 'a file' }] });
  expect(live[7]?.deleted).toEqual({
    messageId: id,
    by: { id: al.id, username: 'al' },
    deletedAtMs: live[7]?.atMs,
    thread: { rootId: root.id, replies: 0, lastReplyAtMs: 0, participants: 0 },
    _thread: 'thread',
  });
  expect(live[8]?.restored).toMatchObject({ id, content: 'another secret', thread: { rootId: root.id, replies: 1 } });
});

test('what is deleted now is deleted in all that the log says of it', async () => {
  const { room, id, root } = await liveAMessage({ world, user: al, stream, changer: als });
  const deleted = await als.remove(id, { reason: 'why' });
  const log = await readLog(instance, room);
  expect(log.map(({ body }) => body)).toEqual([
    ...['message', 'message', 'edited', 'deleted', 'deleted', 'deleted', 'deleted', 'deleted', 'restored', 'deleted'],
  ]);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, n) => n + 1));
  for (const event of [log[1]?.message, log[2]?.edited, log[8]?.restored]) expect(event).toEqual(deleted);
  for (const { deleted: event } of log)
    if (event) {
      expect(event).toMatchObject({ messageId: id, by: { username: 'al' }, deletedAtMs: deleted.deletedAtMs });
      expect(event.thread).toMatchObject({ rootId: root.id, replies: 0 });
    }
  expect(JSON.stringify(log)).not.toMatch(/secret|👍|a file|why/);
});

test('changes that were committed without NATS are swept out of the log, with what is deleted since turned', async () => {
  // A world where nobody sweeps until all has been committed.
  const away = await createMessagesWorld();
  const nats: SeverableLink = await createSeverableLink(away.backends.natsUrl);
  await nats.cut();
  try {
    const alone = await away.start({ LAIR_NATS_URL: nats.url });
    const user = away.user();
    const through = { world: away, user, stream: await alone.openStream(), changer: changesOf(alone, user) };
    const kept = await liveAMessage(through);
    const gone = await liveAMessage(through);
    await through.changer.remove(gone.id);
    const head = 2 * bodies.length + 1;
    const sweeping = await away.start();
    const swept = await followEvents(away.backends.natsUrl, away.names);
    const events = await swept.until((so) => so.length >= head);
    await swept.close();
    expect(events).toHaveLength(head);
    for (const { room } of [kept, gone])
      expect(events.filter(({ roomId }) => roomId === room)).toEqual(await readLog(sweeping, room));
    expect(JSON.stringify(events.filter(({ roomId }) => roomId === gone.room))).not.toMatch(/secret|👍|a file/);
    await waitFor(async () => {
      const [row] = await away.query<{ count: string }>('SELECT count(*) FROM messages.outbox');
      return row?.count === '0';
    });
  } finally {
    await away.close();
    await nats.cut();
  }
});
