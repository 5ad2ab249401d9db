/** Guarantee: what happens to a message is told in one line that says who did what to which one. */
import { message, room, testId, userId } from '@lair/client-sdk/testing';
import { expect, test } from 'vitest';
import { styleOf } from '../text/style.ts';
import type { View } from './render.ts';
import { deletedLine, editedLines, notificationLine, pinLine, reactionLine, restoredLines } from './render-change.ts';

const here = testId(100);
const view: View = { style: styleOf(false), myUserId: userId('alice'), currentRoomId: here };
const now = new Date(2026, 0, 31, 13, 0);
const editedAt = new Date(2026, 0, 31, 12, 5).toISOString();
const ann = { id: userId('ann'), username: 'ann' };
const bob = { id: userId('bob'), username: 'bob' };
const known = { number: 17, author: bob, room: room('dev') };
const unknown = { number: undefined, author: undefined, room: room('dev') };
const event = { room: here, seq: 9, message: testId(1), by: ann };

test('an edit shows the new text', () => {
  const edited = message(here, 1, 'better\ntwice', 'bob', { edits: 1, editedAt });
  expect(editedLines({ message: edited, number: 17, room: room('dev') }, view, now)).toEqual([
    '12:05 bob edited #17: better',
    '        twice',
  ]);
});

test('a message that is back shows its text', () => {
  const shown = { message: message(testId(200), 1, 'hi', 'bob'), number: 17, room: room('dev') };
  expect(restoredLines(shown, view, now)).toEqual(['13:00 [dev] #17 of bob is back: hi']);
});

test('a deletion names the author only where it was not theirs', () => {
  const deleted = { ...event, deletedAt: editedAt };
  expect(deletedLine(deleted, known, view, now)).toBe('13:00 ann deleted #17 of bob');
  expect(deletedLine({ ...deleted, by: bob }, known, view, now)).toBe('13:00 bob deleted #17');
  expect(deletedLine(deleted, unknown, view, now)).toBe('13:00 ann deleted an older message');
});

test('reactions are short', () => {
  const reaction = { ...event, emoji: '👍', user: bob, count: 2, users: ['ann', 'bob'] };
  expect(reactionLine(reaction, true, known, view, now)).toBe('13:00 #17 👍 2 ann, bob');
  expect(reactionLine(reaction, false, known, view, now)).toBe('13:00 bob took 👍 back from #17');
  expect(reactionLine({ ...reaction, room: testId(200) }, true, unknown, view, now)).toBe(
    '13:00 [dev] an older message 👍 2 ann, bob',
  );
});

test('pins say who pinned', () => {
  expect(pinLine(event, true, known, view, now)).toBe('13:00 ann pinned #17');
  expect(pinLine(event, false, known, view, now)).toBe('13:00 ann unpinned #17');
});

test('a notification says where one is wanted', () => {
  const mention = {
    kind: 'mention',
    room: testId(200),
    message: testId(1),
    author: ann,
    excerpt: 'hey @alice',
  } as const;
  expect(notificationLine(mention, known, view, now)).toBe('13:00 » ann mentioned you in dev (#17): "hey @alice"');
  expect(notificationLine({ ...mention, kind: 'reply', excerpt: '' }, unknown, view, now)).toBe(
    '13:00 » ann answered you in dev',
  );
});
