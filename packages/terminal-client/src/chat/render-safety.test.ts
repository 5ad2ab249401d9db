/** Guarantee: whatever field of a message somebody wrote a sequence into, no terminal obeys it, and no line of it passes for another. */
import { PassThrough } from 'node:stream';
import type { Message, SearchHit } from '@lair/client-sdk';
import { message, room, testId, userId } from '@lair/client-sdk/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PipedTerminal } from '../terminal/piped-terminal.ts';
import { sanitiseStyledLine } from '../text/sanitise.ts';
import { type Style, styleOf } from '../text/style.ts';
import type { NamedRoom, View } from './render.ts';
import { deletedLine, editedLines, notificationLine, pinLine, reactionLine, restoredLines } from './render-change.ts';
import { messageLines, revisionLines, searchHitLines, threadLine } from './render-message.ts';

const here = testId(100);
const now = new Date(2026, 0, 31, 13, 0);
const createdAt = new Date(2026, 0, 31, 9, 5).toISOString();
const view: View = { style: styleOf(false), myUserId: userId('alice'), currentRoomId: here };

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u001b[2J',
      '\u001b]52;c;ZXZp\u0007',
      '\u001b',
      '\u009b6n',
      '\r',
      '\b',
      '\u202e',
      '\u2066',
      '\ud800',
      'a',
    ),
    fc.string({ unit: 'binary', maxLength: 1 }),
  ),
});

/** A message with everything on it that somebody wrote. The server would not let most of it pass: a client does not count on that. */
const hostileMessage = fc.tuple(hostile, hostile, hostile).map(([text, name, other]): Message => {
  const author = { id: userId('bob'), username: name };
  return {
    ...message(here, 1, text, 'bob', { createdAt }),
    author,
    replyTo: { id: testId(7), author: { ...author, username: other }, excerpt: text },
    reactions: [{ emoji: other, count: 1, users: [name], mine: false }],
    attachments: [{ id: testId(8), name: text, type: other, size: 1, sha256: '0'.repeat(64) }],
    thread: { root: testId(7), replies: 1, lastReplyAt: createdAt, participants: 1 },
    ...{ pinned: true, edits: 1, editedAt: createdAt, mentions: ['room'] },
  };
});

/** Everything that is ever printed about a message. */
function everyLine(written: Message, place: NamedRoom, found: SearchHit['highlights'], style: Style): string[] {
  const shown = { message: written, number: 17, room: place };
  const looks = { ...view, style };
  const { author, id, content, room: roomId } = written;
  const users = [author.username, content];
  const event = { room: roomId, seq: 9, message: id, by: author };
  const changed = { number: undefined, author: { ...author, id: testId(5), username: content }, room: place };
  const reaction = { ...event, emoji: content, user: author, count: 2, users };
  const hit = { message: written, excerpt: content, highlights: found };
  return [
    ...messageLines(shown, looks, now),
    ...messageLines({ ...shown, message: { ...written, content: '' } }, looks, now),
    ...editedLines(shown, looks, now),
    ...restoredLines(shown, looks, now),
    ...searchHitLines(hit, shown, looks, now),
    ...revisionLines({ content, editedAt: createdAt, by: author }, looks, now),
    threadLine(written.thread, style, now),
    deletedLine({ ...event, deletedAt: createdAt }, changed, looks, now),
    reactionLine(reaction, true, changed, looks, now),
    reactionLine(reaction, false, changed, looks, now),
    pinLine(event, true, changed, looks, now),
    notificationLine({ kind: 'mention', room: roomId, message: id, author, excerpt: content }, changed, looks, now),
  ];
}

test.for(['text', 'file', 'system'] as const)(
  'a %s message, and all that happens to it, is shown without anything that acts',
  (type) => {
    const places = fc.array(fc.record({ offset: fc.nat(30), length: fc.nat(30) }), { maxLength: 4 });
    fc.assert(
      fc.property(hostileMessage, hostile, places, fc.boolean(), (written, name, found, useColour) => {
        const direct = room('', 200, { kind: 'direct', with: { id: userId('bob'), username: name } });
        for (const [place, at] of [[room('dev'), here] as const, [direct, testId(200)] as const]) {
          for (const line of everyLine({ ...written, type, room: at }, place, found, styleOf(useColour))) {
            // Lines pass the terminal as they are: all but our own colours was sanitised before.
            expect(sanitiseStyledLine(line)).toBe(line);
            expect(useColour ? '' : line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
            expect(line.isWellFormed()).toBe(true);
          }
        }
      }),
    );
  },
);

test('nothing that a message says stands where its files, its reactions and what it answers are shown', () => {
  const lines = fc.array(fc.constantFrom('[file a.txt, 1 byte]', '  👍 1 bob', '↳ ann: "no"', '09:06 #2 ann: no', ''), {
    minLength: 1,
  });
  fc.assert(
    fc.property(lines, (said) => {
      const shown = { message: message(here, 1, said.join('\n'), 'bob', { createdAt }), number: 1, room: room('dev') };
      const [, ...below] = messageLines(shown, view, now);
      expect(below.length).toBe(said.length - 1);
      for (const line of below) expect(line.startsWith(' '.repeat(8))).toBe(true);
    }),
  );
});

test('what a line should have been sanitised of and was not does not get past the terminal', () => {
  const output = new PassThrough({ encoding: 'utf8' });
  const terminal = new PipedTerminal(new PassThrough(), output);
  terminal.print(`bob: \u001b]0;owned\u0007\u001b[2J\n${styleOf(true).alarm('no')}`);
  expect(output.read()).toBe('bob: \ufffd]0;owned\ufffd\ufffd[2J\ufffd\u001b[31mno\u001b[0m\n');
  terminal.close();
});
