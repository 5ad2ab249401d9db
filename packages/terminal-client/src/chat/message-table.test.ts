/** Guarantee: a number beside a message names that message and no other, for as long as it is remembered, and what is remembered is bounded. */
import type { EventParams } from '@lair/client-sdk';
import { message, testId, userId } from '@lair/client-sdk/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MessageTable } from './message-table.ts';

const here = testId(100);
const deletedAt = '2026-01-31T12:30:00.000Z';
const bob = { id: userId('bob'), username: 'bob' };

const deletion = (seq: number): EventParams['MESSAGE_DELETED'] => ({
  room: here,
  seq: seq + 100,
  message: message(here, seq).id,
  by: bob,
  deletedAt,
});
const reaction = (seq: number, users: string[]): EventParams['REACTION_ADDED'] => ({
  room: here,
  seq: seq + 100,
  message: message(here, seq).id,
  emoji: '👍',
  user: bob,
  count: users.length,
  users,
});

test('whatever is shown in whatever order, a number names one message for ever, and only so many are kept', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), fc.integer({ min: 1, max: 10 }), (shown, shownMax) => {
      const table = new MessageTable(shownMax);
      const given = new Map<number, number>();
      let highest = 0;
      for (const seq of shown) {
        const number = table.show(message(here, seq));
        expect(given.get(number) ?? seq).toBe(seq);
        if (!given.has(number)) expect(number).toBe(++highest);
        given.set(number, seq);
        expect(table.byId(message(here, seq).id)?.number).toBe(number);
      }
      const kept = [...given].filter(([number]) => table.byNumber(number) !== undefined);
      expect(kept.length).toBeLessThanOrEqual(shownMax);
      for (const [number, seq] of kept) expect(table.byNumber(number)?.seq).toBe(seq);
    }),
  );
});

test('an event that repeats what is known says nothing new', () => {
  const table = new MessageTable();
  table.show(message(here, 1));
  const edited = message(here, 1, 'better', 'bob', { edits: 1 });
  expect([table.replace(edited), table.replace(edited)]).toEqual([true, false]);
  expect([table.react(reaction(1, ['bob'])), table.react(reaction(1, ['bob']))]).toEqual([true, false]);
  expect([table.react(reaction(1, [])), table.react(reaction(1, []))]).toEqual([true, false]);
  expect([table.pin(edited.id, true), table.pin(edited.id, true), table.pin(edited.id, false)]).toEqual([
    true,
    false,
    true,
  ]);
  expect([table.delete(deletion(1)), table.delete(deletion(1)), table.replace(edited)]).toEqual([true, false, true]);
});

test('what is deleted is not remembered either', () => {
  const table = new MessageTable();
  const number = table.show(message(here, 1, 'secret', 'bob', { pinned: true }));
  table.react(reaction(1, ['bob']));
  table.delete(deletion(1));
  expect(table.byNumber(number)).toMatchObject({ content: '', reactions: [], pinned: false, deletedAt });
});

test("the last own message is the newest of one's own in the room that is not deleted", () => {
  const table = new MessageTable();
  expect(table.lastOwn(here, userId('alice'))).toBeUndefined();
  table.show(message(here, 1, 'first', 'alice'));
  table.show(message(here, 2, 'second', 'alice'));
  table.show(message(here, 3, 'of another', 'bob'));
  table.show(message(testId(200), 4, 'elsewhere', 'alice'));
  expect(table.lastOwn(here, userId('alice'))?.content).toBe('second');
  table.noteSent(message(here, 5, 'not shown yet', 'alice'));
  table.noteSent(message(here, 4, 'an answer that came late', 'alice'));
  expect(table.lastOwn(here, userId('alice'))?.content).toBe('not shown yet');
  table.delete(deletion(5));
  table.delete(deletion(2));
  expect(table.lastOwn(here, userId('alice'))?.content).toBe('first');
});
