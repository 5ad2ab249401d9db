/** Guarantee: a message shows who said what, where and when, the number that names it, and what belongs to it. */
import type { Attachment, Message } from '@lair/client-sdk';
import { message, room, testId, userId } from '@lair/client-sdk/testing';
import { expect, test } from 'vitest';
import { type Style, styleOf } from '../text/style.ts';
import type { View } from './render.ts';
import { highlighted, messageLines, revisionLines, searchHitLines, threadLine } from './render-message.ts';

const here = testId(100);
const plain: View = { style: styleOf(false), myUserId: userId('alice'), currentRoomId: here };
const now = new Date(2026, 0, 31, 13, 0);
const createdAt = new Date(2026, 0, 31, 9, 5).toISOString();
const ann = { id: userId('ann'), username: 'ann' };
const cat: Attachment = { id: testId(8), name: 'cat.png', type: 'image/png', size: 122_880, sha256: '0'.repeat(64) };
/** Shows what would stand out. */
const marking: Style = { ...styleOf(false), strong: (text) => `*${text}*` };

const said = (content: string, more: Partial<Message> = {}): Message =>
  message(here, 1, content, 'bob', { createdAt, ...more });
const linesOf = (shown: Message, place = room('dev'), view = plain): string[] =>
  messageLines({ message: shown, number: 17, room: place }, view, now);

test('a message shows time, number, author and text', () => {
  expect(linesOf(said('hello'))).toEqual(['09:05 #17 bob: hello']);
});

test('a message of another room, or of a person, says where it is from', () => {
  const there = { ...said('hello'), room: testId(200) };
  expect(linesOf(there, room('dev', 200))).toEqual(['09:05 #17 [dev] bob: hello']);
  const direct = room('', 200, { kind: 'direct', with: { id: userId('bob'), username: 'bob' } });
  expect(linesOf(there, direct)).toEqual(['09:05 #17 [@bob] bob: hello']);
});

test('a message of several lines is set below itself, so that no line of it can pass for another message', () => {
  expect(linesOf(said('first\n09:06 #18 carol: forged'))).toEqual([
    '09:05 #17 bob: first',
    '        09:06 #18 carol: forged',
  ]);
});

test('what belongs to a message stands below it', () => {
  const full = said('look\nthere', {
    edits: 2,
    pinned: true,
    type: 'image',
    replyTo: { id: testId(7), author: ann, excerpt: 'a cat?' },
    attachments: [cat],
    reactions: [
      { emoji: '👍', count: 2, users: ['ann', 'carol'], mine: false },
      { emoji: '🎉', count: 30, users: ['a', 'b', 'c', 'd', 'e', 'f'], mine: false },
    ],
    thread: { root: said('').id, replies: 3, participants: 2 },
  });
  expect(linesOf(full)).toEqual([
    '09:05 #17 bob: look',
    '        there (edited, pinned)',
    '      ↳ ann: "a cat?"',
    '      [image cat.png, 120 KiB]',
    '      👍 2 ann, carol · 🎉 30 a, b, c, d, e, …',
    '      3 replies',
  ]);
});

test('a file without words stands in their place', () => {
  const files = said('', {
    type: 'image',
    attachments: [cat, { ...cat, name: 'notes.pdf', type: 'application/pdf', size: 1 }],
  });
  expect(linesOf(files)).toEqual(['09:05 #17 bob: [image cat.png, 120 KiB]', '      [file notes.pdf, 1 byte]']);
});

test('an answer names whom it answers even where nothing may be quoted', () => {
  const answer = said('yes', {
    replyTo: { id: testId(7), author: ann, excerpt: '' },
    thread: { root: testId(7), replies: 1, participants: 1 },
  });
  expect(linesOf(answer)).toEqual(['09:05 #17 bob: yes', '      ↳ ann']);
});

test('a deleted message shows that it was, and nothing else', () => {
  const deleted = said('', { deletedAt: createdAt, thread: { root: said('').id, replies: 3, participants: 2 } });
  expect(linesOf(deleted)).toEqual(['09:05 #17 bob: (deleted)']);
});

test('an encrypted message is not shown as the bytes it is', () => {
  expect(linesOf(said('c2VjcmV0', { type: 'encrypted' }))).toEqual(['09:05 #17 bob: (encrypted)']);
});

test('a colour sequence in a text is not one of ours', () => {
  expect(linesOf(said('\u001b[31mred'))).toEqual(['09:05 #17 bob: \ufffd[31mred']);
});

test('what was found stands out, and places that make no sense are passed over', () => {
  const excerpt = '… green tea, tea …';
  const at = (...places: [number, number][]) => places.map(([offset, length]) => ({ offset, length }));
  expect(highlighted({ excerpt, highlights: at([13, 3], [8, 3]) }, marking)).toBe('… green *tea*, *tea* …');
  expect(highlighted({ excerpt, highlights: at([8, 3], [9, 5], [40, 1], [8, 0]) }, marking)).toBe(
    '… green *tea*, tea …',
  );
  expect(highlighted({ excerpt: '\u001b[1mx', highlights: at([0, 2]) }, marking)).toBe('*\ufffd[*1mx');
});

test('a hit shows its excerpt and its files', () => {
  const hit = { message: said('long', { attachments: [cat] }), excerpt: 'short', highlights: [] };
  expect(searchHitLines(hit, { message: hit.message, number: 17, room: room('dev') }, plain, now)).toEqual([
    '09:05 #17 bob: short',
    '      [image cat.png, 120 KiB]',
  ]);
});

test('a thread is counted', () => {
  const thread = { root: testId(1), replies: 2, participants: 1, lastReplyAt: createdAt };
  expect(threadLine(thread, plain.style, now)).toBe('2 replies by 1 person, the last at 09:05:');
  expect(threadLine(undefined, plain.style, now)).toBe('Nobody has replied.');
});

test('what a message said before has its time', () => {
  expect(revisionLines({ content: 'a\nb', editedAt: createdAt, by: ann }, plain, now)).toEqual([
    '09:05 ann: a',
    '        b',
  ]);
});
