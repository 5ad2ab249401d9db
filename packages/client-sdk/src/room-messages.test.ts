/** Guarantee: whoever folds the events of a room over what they have fetched ends with what a fresh fetch gives them, exactly. */
import type { Message, UserReference } from '@lair/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RoomMessages } from './room-messages.ts';
import { ModelReader } from './testing/model-reader.ts';
import { type ModelDraft, ModelRoom } from './testing/model-room.ts';
import { message, testId, userId } from './testing/test-objects.ts';

const members: UserReference[] = ['alice', 'bob', 'carol', 'dan'].map((username) => ({
  id: userId(username),
  username,
}));
const emoji = ['👍', '👩🏽‍🚀'];
const file = {
  id: testId(7),
  name: 'leaf.png',
  type: 'image/png',
  size: 5,
  sha256: 'a'.repeat(64),
  width: 1,
  height: 1,
};

interface World {
  readonly room: ModelRoom;
  readonly readers: readonly ModelReader[];
}

/** One thing that happens; it names messages and members by numbers that are taken modulo how many there are. */
type Step = (world: World) => void | Promise<void>;

const pick = <T>(list: readonly T[], place: number): T | undefined => list[place % list.length];
const place = fc.nat(200);
const member = fc.nat(members.length - 1).map((n) => members[n] as UserReference);
const content = fc.oneof(
  fc.constantFrom('tea', 'tea @bob', '@alice and @carol', 'two\nlines', '👩🏽‍🚀'.repeat(60)),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

/** What a member does; everybody who is connected is told at once. */
const done = <T>(inputs: fc.Arbitrary<T>, act: (room: ModelRoom, inputs: T) => void): fc.Arbitrary<Step> =>
  inputs.map((given) => ({ room, readers }: World) => {
    const before = room.head;
    act(room, given);
    if (room.head > before) for (const reader of readers) reader.push();
  });

/** Something that is done to a message that there is. */
const doneTo = <T>(
  inputs: fc.Arbitrary<T>,
  act: (room: ModelRoom, id: string, inputs: T) => void,
): fc.Arbitrary<Step> =>
  done(fc.tuple(place, inputs), (room, [at, given]) => {
    const id = pick(room.ids, at);
    if (id !== undefined) act(room, id, given);
  });

/** What happens between the server and one reader. */
const between = <T>(inputs: fc.Arbitrary<T>, act: (reader: ModelReader, inputs: T) => void | Promise<void>) =>
  fc.tuple(place, inputs).map(
    ([at, given]): Step =>
      ({ readers }) =>
        act(pick(readers, at) as ModelReader, given),
  );

const draft: fc.Arbitrary<Omit<ModelDraft, 'replyTo'>> = fc.record({
  author: member,
  content,
  type: fc.constantFrom<Message['type']>('text', 'text', 'markdown', 'code', 'encrypted'),
  attachments: fc.constantFrom([], [], [file]),
  urgent: fc.nat(5).map((n) => n === 0),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: done(draft, (room, said) => room.post({ ...said, replyTo: undefined })), weight: 4 },
  { arbitrary: doneTo(draft, (room, replyTo, said) => room.post({ ...said, replyTo })), weight: 4 },
  { arbitrary: doneTo(content, (room, id, said) => room.edit(id, said)), weight: 3 },
  { arbitrary: doneTo(member, (room, id, by) => room.delete(id, by)), weight: 3 },
  { arbitrary: doneTo(member, (room, id, by) => room.restore(id, by)), weight: 3 },
  {
    arbitrary: doneTo(fc.tuple(member, fc.constantFrom(...emoji), fc.nat(2)), (room, id, [by, face, n]) =>
      room.react(id, by, face, n > 0),
    ),
    weight: 8,
  },
  { arbitrary: doneTo(fc.tuple(member, fc.boolean()), (room, id, [by, pins]) => room.pin(id, by, pins)), weight: 3 },
  { arbitrary: between(fc.integer({ min: 1, max: 8 }), (reader, count) => reader.receive(count)), weight: 12 },
  { arbitrary: between(fc.constant(0), (reader) => reader.receiveEarly()), weight: 2 },
  { arbitrary: between(fc.constant(0), (reader) => reader.disconnect()), weight: 2 },
  { arbitrary: between(fc.nat(10), (reader, rendered) => reader.reconnect(rendered)), weight: 3 },
  {
    arbitrary: between(fc.tuple(place, fc.nat(10)), (reader, [from, count]) => reader.ask(from % 30, count)),
    weight: 4,
  },
  { arbitrary: between(place, (reader, at) => reader.answer(at)), weight: 4 },
  { arbitrary: between(place, (reader, at) => reader.arrive(at)), weight: 4 },
  { arbitrary: between(place, (reader, at) => reader.forgetBefore(at % 20)), weight: 1 },
  { arbitrary: between(fc.integer({ min: 1, max: 5 }), (reader, count) => reader.skip(count)), weight: 1 },
);

test('whatever is done by whom, and however it arrives, the fold equals a fresh fetch', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 120, size: 'max' }), fc.boolean(), async (steps, quotes) => {
      const room = new ModelRoom({ members, quotes, reactionUsersMax: 1 });
      const world = { room, readers: members.map((me) => new ModelReader(room, me, quotes)) };
      for (const take of steps) await take(world);
      for (const reader of world.readers) {
        await reader.catchUp();
        expect(reader.messages.list()).toEqual(reader.expected);
      }
    }),
    { numRuns: 1_500 },
  );
});

const [alice, bob] = members as [UserReference, UserReference];
const roomId = testId(100);

test('a message fetched before an edit, and arriving after it, shows the edit', async () => {
  const messages = new RoomMessages(alice);
  const answer = Promise.withResolvers<Message[]>();
  const loaded = messages.load(() => answer.promise);
  const edited = message(roomId, 1, 'after', 'bob', { edits: 1, editedAt: '2026-01-31T12:01:00.000Z' });
  messages.apply('MESSAGE_EDITED', { room: roomId, seq: 2, message: edited });
  answer.resolve([message(roomId, 1, 'before')]);
  await loaded;
  expect(messages.list()).toEqual([edited]);
});

test('a fetch that a gap has overtaken is made again', async () => {
  const messages = new RoomMessages(alice);
  const answers = [Promise.withResolvers<Message[]>(), Promise.withResolvers<Message[]>()] as const;
  let fetches = 0;
  const loaded = messages.load(() => (answers[fetches++] as (typeof answers)[number]).promise);
  messages.apply('GAP', { room: roomId, from: 2, to: 9 });
  answers[0].resolve([message(roomId, 1, 'before the gap')]);
  answers[1].resolve([message(roomId, 1, 'after the gap')]);
  await loaded;
  expect(messages.list().map(({ content }) => content)).toEqual(['after the gap']);
});

test('a fetch that fails leaves what is kept as it was', async () => {
  const messages = new RoomMessages(alice);
  await messages.load(async () => message(roomId, 1));
  await expect(messages.load(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(messages.list()).toEqual([message(roomId, 1)]);
});

test('a thread is kept with the message that it began with', async () => {
  const messages = new RoomMessages(alice);
  const [root, reply] = [message(roomId, 1), message(roomId, 2)];
  await messages.load(async () => ({ root, replies: { messages: [reply] } }));
  expect(messages.list()).toEqual([root, reply]);
});

test('what came back with more reactions than are named is doubtful until it is fetched', async () => {
  const messages = new RoomMessages(alice);
  const hidden = { content: '', deletedAt: '2026-01-31T12:01:00.000Z' };
  await messages.load(async () => message(roomId, 1, '', 'bob', hidden));
  const reactions = [{ emoji: '👍', count: 2, users: ['bob'], mine: false }];
  messages.apply('MESSAGE_RESTORED', {
    room: roomId,
    seq: 3,
    message: message(roomId, 1, 'back', 'bob', { reactions }),
  });
  const id = message(roomId, 1).id;
  expect(messages.doubtful()).toEqual([id]);
  const mine = [{ emoji: '👍', count: 2, users: ['bob'], mine: true }];
  await messages.load(async () => message(roomId, 1, 'back', 'bob', { reactions: mine }));
  expect(messages.doubtful()).toEqual([]);
  expect(messages.get(id)?.reactions).toEqual(mine);
});

test('following a client takes in the events of this room alone, until it is stopped', () => {
  const messages = new RoomMessages(bob);
  const listeners = new Map<string, (params: never) => void>();
  const stop = messages.follow(
    {
      on: (name, listener) => {
        listeners.set(name, listener);
        return () => listeners.delete(name);
      },
    },
    roomId,
  );
  const say = (room: string, seq: number) =>
    listeners.get('MESSAGE')?.({ room, seq, message: message(room, seq) } as never);
  say(roomId, 1);
  say(testId(200), 2);
  stop();
  say(roomId, 3);
  expect(messages.list().map(({ seq }) => seq)).toEqual([1]);
});
