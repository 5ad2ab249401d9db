/**
 * Protects: a mention is an @ and a name where a word may begin; what may be the end of a sentence is tried both ways, the longer name
 * first; no text makes more look-ups than are promised.
 */
import { checkUsername, nameKey } from '@lair/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMentions, mentionNamesMax, mentionsMax } from './find-mentions.ts';

const names = (content: string) => findMentions(content, 'text').names;

test.each([
  ['hello @alice', [['alice']]],
  ['@alice: look', [['alice']]],
  ['(@alice)', [['alice']]],
  ['"@alice"', [['alice']]],
  ['@Alice and @ALICE', [['alice']]],
  ['@bob, then @alice', [['bob'], ['alice']]],
  ['line\n@alice', [['alice']]],
  ['你好@alice请看', [['alice']]],
  ['これは@alice', [['alice']]],
  ['ask @bob.', [['bob.', 'bob']]],
  ['ask @bob...', [['bob...', 'bob..', 'bob.', 'bob']]],
  ['@a.b-c_d', [['a.b-c_d']]],
  ['@alice-', [['alice-', 'alice']]],
])('%j may mention %j', (content, expected) => {
  expect(findMentions(content, 'text')).toEqual({ names: expected, room: false });
});

test.each([
  'alice',
  'alice@example.com',
  'josé@example.com',
  'a_@bob',
  '@@bob',
  '@ bob',
  '@al',
  '@ab.',
  '@',
  '@...',
  `@${'a'.repeat(33)}`,
])('%j mentions nobody, unless by a name that ends in punctuation', (content) => {
  expect(
    names(content)
      .flat()
      .filter((name) => !/[.-]$/.test(name)),
  ).toEqual([]);
});

test('@room mentions the room, in whatever case and at the end of a sentence', () => {
  expect(findMentions('hey @Room.', 'text')).toEqual({ names: [], room: true });
  expect(findMentions('@rooms', 'text')).toEqual({ names: [['rooms']], room: false });
});

test('code and what is encrypted mention nobody; captions do', () => {
  expect(findMentions('@alice', 'code')).toEqual({ names: [], room: false });
  expect(findMentions('@room', 'encrypted')).toEqual({ names: [], room: false });
  expect(findMentions('@alice', 'image').names).toEqual([['alice']]);
});

const usernames = fc.stringMatching(/^[A-Za-z0-9_.-]{3,32}$/).filter((name) => checkUsername(name).ok);

test('whatever a user is called, a mention of them is found, longest candidate first', () => {
  fc.assert(
    fc.property(usernames, fc.constantFrom('', ' ', '!', ', hm'), (name, behind) => {
      fc.pre(!/^room[.-]*$/i.test(name));
      const [candidates] = names(`to @${name}${behind}`);
      expect(candidates).toContain(nameKey(name));
      expect(candidates).toEqual([...(candidates ?? [])].sort((a, b) => b.length - a.length));
    }),
  );
});

test('a message mentions at most fifty users, and asks for at most a hundred names', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-c.-]{1,40}$/), { maxLength: 300 }), (runs) => {
      const found = names(runs.map((run) => `@${run}`).join(' '));
      expect(found.length).toBeLessThanOrEqual(mentionsMax);
      expect(new Set(found.flat()).size).toBeLessThanOrEqual(mentionNamesMax);
      for (const name of found.flat()) expect(name.length >= 3 && name.length <= 32).toBe(true);
    }),
  );
  const many = Array.from({ length: 60 }, (_, n) => `@user${n}`).join(' ');
  expect(names(many)).toHaveLength(mentionsMax);
});

test('a long text is looked through in a moment', () => {
  const began = performance.now();
  findMentions('@'.repeat(8_000), 'text');
  findMentions(`@${'.'.repeat(8_000)}`, 'text');
  findMentions('@a'.repeat(4_000), 'text');
  expect(performance.now() - began).toBeLessThan(500);
});

test('a long run of dots is read through once', () => {
  const startedAt = performance.now();
  // Looked at from each of its dots it would take minutes.
  expect(names(`@${'.'.repeat(400_000)}a`)).toEqual([]);
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
