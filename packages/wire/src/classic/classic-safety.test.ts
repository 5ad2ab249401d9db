// Nothing that somebody wrote reaches a classic client's terminal as anything but text on the line it belongs to: no escape sequence, no
// line break, no reordering of what stands beside it, in whatever field of whatever line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRoomName, checkUsername } from '../name-rules.ts';
import { chatLines, extendedLines, messageLines, roomLines, systemLines } from './classic-lines.ts';
import { classicText } from './classic-text.ts';

const id = '0198a8b2-1111-7111-8111-abcdefabcdef';

/** What was written, and names as the rules let them be. */
interface Written {
  /** Of messages, file names, reactions, excerpts, reasons. */
  readonly text: string;
  readonly user: string;
  readonly room: string;
}

const hostile = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1 }),
    fc.integer({ min: 0, max: 0xff }).map((unit) => String.fromCharCode(unit)),
    fc.integer({ min: 0x2000, max: 0x2070 }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom('\u001b[2J', '\u001b]52;c;ZXZp\u0007', '\u009b6n', '\u0085', '\ud800', '\u{e0041}', ':', '|', 'a'),
  ),
});
const named = (check: typeof checkUsername, unit: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .string({ unit, minLength: 3, maxLength: 8 })
    .filter((name) => check(name).ok)
    .map((name) => {
      const checked = check(name);
      return checked.ok ? checked.value : '';
    });
const written: fc.Arbitrary<Written> = fc.record({
  text: hostile,
  user: named(checkUsername, fc.constantFrom(...'abYZ09_.-')),
  room: named(checkRoomName, fc.oneof(fc.constantFrom('a', 'é', '\u200d', '👋', ' '), fc.string({ maxLength: 1 }))),
});

type Lines<Table> = { readonly [Name in keyof Table]?: (written: Written) => string };
/** Every line of a table that takes what somebody wrote; a line that is missing here takes only what the server made. */
type LinesOfText<Table, ServersOwn extends keyof Table> = Required<Omit<Lines<Table>, ServersOwn>>;

const system: Lines<typeof systemLines> = {
  notice: ({ text }) => systemLines.notice(text),
  error: ({ text }) => systemLines.error(text),
};
const rooms: Lines<typeof roomLines> = {
  userList: ({ user }) => roomLines.userList([user, user]),
  roomStatus: ({ room, user }) => roomLines.roomStatus(room, user),
  roomCreated: ({ room }) => roomLines.roomCreated(room),
  roomJoined: ({ room }) => roomLines.roomJoined(room),
  roomLeft: ({ room }) => roomLines.roomLeft(room),
  currentRoom: ({ room }) => roomLines.currentRoom(room),
  alreadyExists: ({ room }) => roomLines.alreadyExists(room),
  doesNotExist: ({ text }) => roomLines.doesNotExist(text),
};
const chat: LinesOfText<typeof chatLines, never> = {
  chat: ({ user, text }) => chatLines.chat(user, text),
  privateMessage: ({ user, text }) => chatLines.privateMessage(user, text),
  dmSent: ({ user, text }) => chatLines.dmSent(user, text),
  dmUnknownUser: ({ text }) => chatLines.dmUnknownUser(text),
  dmFailed: ({ text }) => chatLines.dmFailed(text),
};
const messages: LinesOfText<
  typeof messageLines,
  'usage' | 'capsOk' | 'historyEnd' | 'dmHistoryEnd' | 'deleted' | 'replyCreated' | 'messagesRead'
> = {
  error: ({ text }) => messageLines.error('Failed to edit message', text),
  messageSent: ({ room }) => messageLines.messageSent(id, 5, room),
  message: ({ room, user, text }) => messageLines.message(id, 5, room, user, text),
  dmMessage: ({ user, text }) => messageLines.dmMessage(id, 5, user, text),
  history: ({ user, text }) => messageLines.history(user, text),
  historyItem: ({ user, text }) => messageLines.historyItem(id, 5, user, text),
  dmHistoryItem: ({ user, text }) => messageLines.dmHistoryItem(id, 5, user, text),
  historyFailed: ({ text }) => messageLines.historyFailed(text),
  edited: ({ text }) => messageLines.edited(id, text),
  editedBy: ({ user, text }) => messageLines.editedBy(user, id, text),
  deletedBy: ({ user }) => messageLines.deletedBy(user, id),
  reactionAdded: ({ text }) => messageLines.reactionAdded(id, text),
  reactionRemoved: ({ text }) => messageLines.reactionRemoved(id, text),
  reactionAddedBy: ({ user, text }) => messageLines.reactionAddedBy(user, id, text),
  reactionRemovedBy: ({ user, text }) => messageLines.reactionRemovedBy(user, id, text),
  reactions: ({ text }) => messageLines.reactions(id, [{ emoji: text, count: 1 }]),
  searchResults: ({ user, text }) => messageLines.searchResults([{ id, username: user, text }]),
  reply: ({ user, text }) => messageLines.reply(user, id, text),
  replyWithId: ({ room, user, text }) => messageLines.replyWithId(id, 5, room, user, id, text),
};
const extended: LinesOfText<
  typeof extendedLines,
  'filterEnd' | 'threadEnd' | 'messageStatus' | 'readReceiptOk' | 'editHistoryEnd' | 'unreadEnd'
> = {
  filterResult: ({ user, text }) => extendedLines.filterResult(id, 5, user, text),
  threadItem: ({ user, text }) => extendedLines.threadItem(id, id, 5, user, text),
  readReceipt: ({ user }) => extendedLines.readReceipt(id, user, 5),
  messageDelivered: ({ user }) => extendedLines.messageDelivered(id, user, 5),
  editVersion: ({ text }) => extendedLines.editVersion(id, 1, 5, text),
  unread: ({ room }) => extendedLines.unread(room, 1),
};

const lines = Object.entries({ system, rooms, chat, messages, extended }).flatMap(([table, functions]) =>
  Object.entries(functions).map(([name, line]) => ({ name: `${table} ${name}`, line })),
);

describe.each(lines)('$name', ({ line }) => {
  test('is one line of text that acts on nothing', () => {
    fc.assert(
      fc.property(written, (what) => {
        const printed = line(what);
        expect(printed).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(printed).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/);
        expect(printed.isWellFormed()).toBe(true);
      }),
    );
  });
});

test('text that is safe already stays as it is, and making it safe again changes nothing', () => {
  for (const text of ['', 'hi: you|there', 'Grüße, 日本語, עברית\u200f', '👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿'])
    expect(classicText(text)).toBe(text);
  fc.assert(fc.property(hostile, (text) => void expect(classicText(classicText(text))).toBe(classicText(text))));
});

test('line breaks and tabs are spaces, sequences lose what makes a terminal obey', () => {
  expect(classicText('a\r\nb\tc\u2028d')).toBe('a b c d');
  expect(classicText('\u001b[31mred\u009b0m \u202egnp.exe')).toBe('[31mred0m gnp.exe');
});
