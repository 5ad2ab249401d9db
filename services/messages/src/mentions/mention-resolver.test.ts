/**
 * Protects: a text mentions those of its names that are members, and the room if its author may; names are believed for their time and
 * not past a change that was heard of.
 */
import type { RoomStanding } from '@lair/contracts';
import { nameKey } from '@lair/wire';
import { expect, test } from 'vitest';
import { createMentionResolver, pickMentioned } from './mention-resolver.ts';

const member: RoomStanding = { kind: 'public', role: 'member', readOnly: false };
const moderator: RoomStanding = { ...member, role: 'moderator' };
const nobody = { mentions: [], mentionsRoom: false };

const create = (usernames: string[], { ttlMs = 60_000, gate }: { ttlMs?: number; gate?: Promise<void> } = {}) => {
  const calls: (readonly string[])[] = [];
  const inRoom = new Set(usernames);
  const resolver = createMentionResolver(
    {
      findMembers: async (_, names) => {
        calls.push(names);
        const found = [...inRoom].filter((name) => names.includes(nameKey(name)));
        await gate;
        return found.map((username) => ({ id: `id of ${username}`, username }));
      },
    },
    { ttlMs, entriesMax: 100 },
  );
  const say = (content: string, standing = member) => resolver.resolve('attic', standing, content, 'text');
  return { resolver, calls, inRoom, say };
};

test('a text without an @ mentions nobody, at once and without a question', () => {
  const { say, calls } = create(['bob']);
  expect(say('hello bob')).toEqual(nobody);
  expect(say('al@example.com')).toEqual(nobody);
  expect(calls).toEqual([]);
});

test('members are mentioned in the order of the text, each once; others are plain text', async () => {
  const { say } = create(['Bob', 'alice']);
  expect(await say('@nobody @alice @bob @BOB')).toEqual({
    mentions: ['id of alice', 'id of Bob'],
    mentionsRoom: false,
  });
});

test('of names that the end of a sentence leaves open the longest member is meant', async () => {
  expect(await create(['bob', 'bob.']).say('ask @bob.')).toEqual({ mentions: ['id of bob.'], mentionsRoom: false });
  expect(await create(['bob']).say('ask @bob.')).toEqual({ mentions: ['id of bob'], mentionsRoom: false });
});

test('a shorter name that is remembered does not hide a longer one', async () => {
  const { say } = create(['bob', 'bob.']);
  await say('@bob');
  expect(await say('ask @bob.')).toEqual({ mentions: ['id of bob.'], mentionsRoom: false });
});

test('@room is for those who may', () => {
  const { say } = create([]);
  expect(say('@room')).toEqual(nobody);
  expect(say('@room', moderator)).toEqual({ mentions: [], mentionsRoom: true });
  expect(say('@room', { kind: 'direct', role: 'member', readOnly: false })).toEqual(nobody);
});

test('who is a member, and who is not, is remembered and answered at once, until a change is heard of', async () => {
  const { resolver, say, calls, inRoom } = create(['bob']);
  await say('@bob');
  expect(say('@bob again')).toEqual({ mentions: ['id of bob'], mentionsRoom: false });
  await say('@cleo');
  expect(say('@cleo')).toEqual(nobody);
  inRoom.add('cleo');
  resolver.forget('attic', 'Cleo');
  expect(await say('@cleo')).toMatchObject({ mentions: ['id of cleo'] });
  expect(calls).toEqual([['bob'], ['cleo'], ['cleo']]);
});

test('who has left is forgotten', async () => {
  const { resolver, say, inRoom } = create(['bob', 'alice']);
  await say('@bob @alice');
  inRoom.delete('bob');
  resolver.forget('attic', 'Bob');
  expect(await say('@bob @alice')).toMatchObject({ mentions: ['id of alice'] });
});

test('an answer from before a change is used and not remembered', async () => {
  const gate = Promise.withResolvers<void>();
  const { resolver, say, inRoom, calls } = create(['bob'], { gate: gate.promise });
  const before = say('@bob');
  inRoom.delete('bob');
  resolver.forget('attic', 'bob');
  gate.resolve();
  expect(await before).toMatchObject({ mentions: ['id of bob'] });
  expect(await say('@bob')).toEqual(nobody);
  expect(calls).toHaveLength(2);
});

test('with no time to live nothing is remembered', async () => {
  const { say, calls } = create(['bob'], { ttlMs: 0 });
  await say('@bob');
  await say('@bob');
  expect(calls).toHaveLength(2);
});

test('when rooms fails the author is told', async () => {
  const resolver = createMentionResolver(
    { findMembers: () => Promise.reject(new Error('away')) },
    { ttlMs: 1_000, entriesMax: 10 },
  );
  await expect(resolver.resolve('attic', member, '@bob', 'text')).rejects.toThrow('away');
});

test('two names of one user are one mention', () => {
  expect(pickMentioned([['bob.', 'bob'], ['bob']], (name) => (name === 'bob' ? 'b' : undefined))).toEqual(['b']);
});
