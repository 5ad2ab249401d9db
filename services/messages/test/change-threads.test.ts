/**
 * Protects: what is kept beside the messages (threads and who takes part, mentions, counts of reactions, edits and pins) is what
 * counting it anew gives, after whatever sequence of changes. Replay a failure with the seed that it prints.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Changer, changesOf, readLog } from './harness/changes.ts';
import type { TestUser } from './harness/identities.ts';
import { createMessagesWorld, type Instance, type MessagesWorld } from './harness/messages-world.ts';
import type { SendStream } from './harness/send-stream.ts';

let world: MessagesWorld;
let instances: Instance[];
let streams: SendStream[];
let users: TestUser[];
let changers: Changer[][];

beforeAll(async () => {
  world = await createMessagesWorld();
  instances = [await world.start({ LAIR_REACTIONS_MAX: '3', LAIR_PINS_MAX: '2' }), await world.start()];
  streams = await Promise.all(instances.map((instance) => instance.openStream()));
  users = ['anna', 'bert', 'cleo'].map((name) => world.user(name));
  changers = instances.map((instance) => users.map((user) => changesOf(instance, user)));
});
afterAll(() => world.close());

const step = fc.record({
  kind: fc.constantFrom(
    'say',
    'reply',
    'reply',
    'reply',
    'edit',
    'delete',
    'delete',
    'restore',
    'react',
    'unreact',
    'pin',
  ),
  user: fc.nat(2),
  instance: fc.nat(1),
  target: fc.nat(11),
  text: fc.constantFrom('hello', '@anna', '@bert and @cleo', '@room @anna', 'nobody'),
  emoji: fc.constantFrom('👍', '❤️', '🎉', '🙏'),
  /** Does not wait for the step before. */
  atOnce: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Refusals are part of the game; faults are not. */
const unlessRefused = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    expect((error as { code?: string }).code).toMatch(/FAILED_PRECONDITION|PERMISSION_DENIED|NOT_FOUND/);
  }
};

const play = async (room: string, steps: readonly Step[]): Promise<void> => {
  const messages: string[] = [];
  const running: Promise<void>[] = [];
  for (const { kind, user, instance, target, text, emoji, atOnce } of steps) {
    const from = users[user] as TestUser;
    const changer = changers[instance]?.[user] as Changer;
    const messageId = messages[target % Math.max(messages.length, 1)];
    const say = async (replyTo?: string) => {
      const [outcome] = await (streams[instance] as SendStream).send({
        from,
        room,
        content: text,
        ...(replyTo ? { replyTo } : {}),
      });
      if (outcome?.message) messages.push(outcome.message.id);
      else expect(outcome?.error?.name).toBe('FAILED_PRECONDITION');
    };
    const act = (id: string): Promise<unknown> => {
      switch (kind) {
        case 'reply':
          return say(id);
        case 'edit':
          return changer.edit(id, text);
        case 'delete':
          return changer.remove(id);
        case 'restore':
          return changer.restore(id);
        case 'react':
          return changer.react(id, emoji);
        case 'unreact':
          return changer.unreact(id, emoji);
        default:
          return target % 2 ? changer.pin(id) : changer.unpin(id);
      }
    };
    running.push(unlessRefused(kind === 'say' || messageId === undefined ? say() : act(messageId)));
    if (!atOnce) await Promise.all(running.splice(0));
  }
  await Promise.all(running);
};

/** Rows that differ from what counting gives; each statement answers none when all is right. */
const recounts = {
  threads: `
    WITH counted AS (
      SELECT thread_root AS root_id, count(*) FILTER (WHERE deleted_at IS NULL)::int AS replies,
             (array_agg(created_at ORDER BY seq DESC) FILTER (WHERE deleted_at IS NULL))[1] AS last_reply_at,
             count(DISTINCT author_id) FILTER (WHERE deleted_at IS NULL)::int AS participants
      FROM messages.messages WHERE room_id = $1 AND thread_root IS NOT NULL GROUP BY 1)
    SELECT * FROM counted FULL JOIN (
      SELECT t.* FROM messages.threads AS t JOIN messages.messages AS m ON m.id = t.root_id WHERE m.room_id = $1
    ) AS kept USING (root_id)
    WHERE (counted.replies, counted.last_reply_at, counted.participants)
          IS DISTINCT FROM (kept.replies, kept.last_reply_at, kept.participants)`,
  participants: `
    WITH counted AS (
      SELECT thread_root AS root_id, author_id AS user_id, count(*) FILTER (WHERE deleted_at IS NULL)::int AS replies
      FROM messages.messages WHERE room_id = $1 AND thread_root IS NOT NULL GROUP BY 1, 2)
    SELECT * FROM counted FULL JOIN (
      SELECT p.* FROM messages.thread_participants AS p JOIN messages.messages AS m ON m.id = p.root_id WHERE m.room_id = $1
    ) AS kept USING (root_id, user_id) WHERE counted.replies IS DISTINCT FROM kept.replies`,
  mentions: `
    SELECT * FROM (
      SELECT u AS user_id, seq FROM messages.messages, unnest(mentions) AS u WHERE room_id = $1 AND deleted_at IS NULL
      UNION ALL
      SELECT '00000000-0000-0000-0000-000000000000', seq FROM messages.messages
      WHERE room_id = $1 AND mentions_room AND deleted_at IS NULL
    ) AS counted FULL JOIN (SELECT user_id, seq, true AS kept FROM messages.mentions WHERE room_id = $1) AS kept USING (user_id, seq)
    WHERE kept IS NULL OR counted.* IS NULL`,
  counters: `
    SELECT m.id FROM messages.messages AS m WHERE m.room_id = $1 AND (
      m.reactions <> (SELECT count(*) FROM messages.reactions AS r WHERE r.message_id = m.id)
      OR m.edits <> (SELECT count(*) FROM messages.revisions AS r WHERE r.message_id = m.id)
      OR (m.pinned_at IS NOT NULL AND m.deleted_at IS NOT NULL))`,
  threadRoots: `
    SELECT m.id FROM messages.messages AS m JOIN messages.messages AS p ON p.id = m.reply_to
    WHERE m.room_id = $1 AND m.thread_root IS DISTINCT FROM coalesce(p.thread_root, p.id)`,
};

test('counts are what counting gives, and the log has no hole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 60 }), async (steps) => {
      const room = randomUUID();
      for (const [n, user] of users.entries()) world.rooms.admit(user, room, { role: n === 0 ? 'owner' : 'member' });
      await play(room, steps);
      for (const [what, sql] of Object.entries(recounts))
        expect({ what, wrong: await world.query(sql, [room]) }).toEqual({ what, wrong: [] });
      const log = await readLog(instances[0] as Instance, room);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, n) => n + 1));
      // What each message shows of its thread is what the last event about the thread said.
      const [head] = await world.query<{ head: string }>('SELECT head FROM messages.room_heads WHERE room_id = $1', [
        room,
      ]);
      expect(Number(head?.head ?? 0)).toBe(log.length);
    }),
    { numRuns: 25 },
  );
});
