/** Guarantee: lines say who, where and when, and whatever the network put into them, they are safe to print. */
import { room, testId } from '@lair/client-sdk/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { styleOf } from '../text/style.ts';
import { movementLine, peopleLine, roomInfoLines, roomLabel, roomListLine, timeLabel } from './render.ts';

const now = new Date(2026, 0, 31, 13, 0);

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
      const place = room(name, 200, { topic: text, with: { id: testId(9), username: name } });
      const lines = [
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

test('rooms are called by their name, conversations by the partner', () => {
  expect([
    roomLabel(room('dev')),
    roomLabel(room('', 1, { kind: 'direct', with: { id: testId(9), username: 'bob' } })),
  ]).toEqual(['dev', '@bob']);
});

test('a list says which rooms mention the reader', () => {
  const me = { role: 'member', delivered: 9, read: 5, unread: 4, mentions: 1 } as const;
  expect(roomListLine(room('dev', 1, { me }), styleOf(false))).toBe(
    '  dev · 1 member · you are a member · mentions you once',
  );
});
