/** Guarantee: lines say who, where and when, and whatever the network put into them, they are safe to print. */
import { message, room, testId, userId } from '@lair/client-sdk/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { styleOf } from '../text/style.ts';
import {
  messageLines,
  movementLine,
  peopleLine,
  roomInfoLines,
  roomLabel,
  roomListLine,
  timeLabel,
  type View,
} from './render.ts';

const here = testId(100);
const plain: View = { style: styleOf(false), myUserId: userId('alice'), currentRoomId: here };
const now = new Date(2026, 0, 31, 13, 0);
const createdAt = new Date(2026, 0, 31, 9, 5).toISOString();

test('a message shows time, author and text', () => {
  expect(messageLines(message(here, 1, 'hello', 'bob', { createdAt }), room('dev'), plain, now)).toEqual([
    '09:05 bob: hello',
  ]);
});

test('a message of another room, or of a person, says where it is from', () => {
  const there = message(testId(200), 1, 'hello', 'bob', { createdAt });
  expect(messageLines(there, room('dev', 200), plain, now)).toEqual(['09:05 [dev] bob: hello']);
  const direct = room('', 200, { kind: 'direct', with: { id: userId('bob'), username: 'bob' } });
  expect(messageLines(there, direct, plain, now)).toEqual(['09:05 [@bob] bob: hello']);
});

test('a message of several lines is set below itself, so that no line of it can pass for another message', () => {
  const text = 'first\n09:06 carol: forged';
  expect(messageLines(message(here, 1, text, 'bob', { createdAt }), room('dev'), plain, now)).toEqual([
    '09:05 bob: first',
    '      09:06 carol: forged',
  ]);
});

test('a deleted message shows that it was', () => {
  const deleted = message(here, 1, '', 'bob', { createdAt, deletedAt: createdAt });
  expect(messageLines(deleted, room('dev'), plain, now)).toEqual(['09:05 bob: (deleted)']);
});

test('an older time has its date', () => {
  expect(timeLabel(new Date(2025, 11, 24, 18, 0), now)).toBe('2025-12-24 18:00');
});

test('people who come and go are told', () => {
  const style = styleOf(false);
  expect(movementLine({ joined: true, username: 'bob', room: 'dev' }, style, now)).toBe('13:00 → bob joined dev');
  expect(movementLine({ joined: false, username: 'bob', reason: 'left', room: 'dev' }, style, now)).toBe(
    '13:00 ← bob left dev',
  );
  expect(movementLine({ joined: false, username: 'bob', reason: 'kicked', room: 'dev' }, style, now)).toBe(
    '13:00 ← bob was kicked from dev',
  );
});

test('whatever the network says, nothing but our own colours reaches the terminal', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  const ours = /\u001b\[[0-9;]*m/g;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
  const control = /[\u0000-\u001f\u007f-\u009f]/;
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u001b[2J', '\u001b]0;x\u0007', '\u009b1A', 'a\rb', '\u001b[31m'),
  );
  fc.assert(
    fc.property(hostile, hostile, fc.boolean(), (text, name, useColour) => {
      const style = styleOf(useColour);
      const view = { ...plain, style };
      const place = room(name, 200, { topic: text, with: { id: testId(9), username: name } });
      const lines = [
        ...messageLines(message(testId(200), 1, text, name), place, view, now),
        movementLine({ joined: false, username: name, reason: text, room: name }, style, now),
        roomListLine(place, style),
        ...roomInfoLines({ ...place, kind: 'direct' }, style),
        peopleLine([{ id: testId(9), username: name }], style),
      ];
      // A coloured line may hold our sequences; what the network put between them has none of its own left.
      for (const line of lines) expect(useColour ? line.replaceAll(ours, '') : line).not.toMatch(control);
    }),
  );
});

test('a colour sequence in a text is not one of ours', () => {
  const [line = ''] = messageLines(message(here, 1, '\u001b[31mred', 'bob', { createdAt }), room('dev'), plain, now);
  expect(line).toBe('09:05 bob: \ufffd[31mred');
});

test('rooms are called by their name, conversations by the partner', () => {
  expect([
    roomLabel(room('dev')),
    roomLabel(room('', 1, { kind: 'direct', with: { id: testId(9), username: 'bob' } })),
  ]).toEqual(['dev', '@bob']);
});
