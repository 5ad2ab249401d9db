// Server lines are spelt as classic clients read them, and no text that somebody wrote can break out of its line.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReservedName } from '../reserved-names.ts';
import {
  authLines,
  chatLines,
  extendedLines,
  invitationLines,
  messageLines,
  roomLines,
  systemLines,
} from './classic-lines.ts';
import { classicText } from './classic-text.ts';

const id = '0198a8b2-1111-7111-8111-abcdefabcdef';

test.each([
  [authLines.welcome(), 'Welcome to The Lair! Please login or register.'],
  [authLines.successful(), 'Authentication successful! Welcome to The Lair!'],
  [authLines.failed('Session expired'), 'Authentication failed: Session expired'],
  [systemLines.notice('hello\nthere'), 'SYSTEM_MESSAGE:hello there'],
  [systemLines.error('no'), 'SYSTEM_MESSAGE:ERROR: no'],
  [
    systemLines.help([{ form: 'LIST_ROOMS', description: 'the rooms' }]),
    'SYSTEM_MESSAGE:Available commands:\n• LIST_ROOMS - the rooms',
  ],
  [roomLines.userList(['a', 'b']), 'USER_LIST:a,b'],
  [roomLines.userList([]), 'USER_LIST:'],
  [roomLines.roomStatus('Lobby', 'bob'), 'ROOM_STATUS:Lobby,bob'],
  [roomLines.roomCreated('den'), 'ROOM_CREATED:den'],
  [roomLines.roomJoined('den'), 'ROOM_JOINED:den'],
  [roomLines.roomLeft('den'), 'ROOM_LEFT:den'],
  [roomLines.currentRoom('Lobby'), 'CURRENT_ROOM:Lobby'],
  [roomLines.roomList([]), 'ROOM_LIST:'],
  [roomLines.alreadyExists('den'), "ROOM_ERROR:Room 'den' already exists"],
  [roomLines.doesNotExist('den\n'), "ROOM_ERROR:Room 'den ' does not exist"],
  [chatLines.chat('bob', 'a\r\nb\u0007'), 'bob: a b'],
  [chatLines.privateMessage('bob', 'a:b'), 'PRIVATE_MESSAGE:bob:a:b'],
  [chatLines.dmSent('bob', 'hi'), 'SYSTEM_MESSAGE:DM sent to bob: hi'],
  [chatLines.dmUnknownUser('b\u001bob'), 'SYSTEM_MESSAGE:ERROR: User bob is not online or not found'],
  [messageLines.usage('DM:<user>:<text>'), 'MESSAGE_ERROR:Usage: DM:<user>:<text>'],
  [messageLines.error('Failed to edit message', 'no'), 'MESSAGE_ERROR:Failed to edit message: no'],
  [messageLines.capsOk(['ids']), 'CLIENT_CAPS_OK:ids'],
  [messageLines.capsOk([]), 'CLIENT_CAPS_OK:'],
  [messageLines.messageSent(id, 5, 'den'), `MESSAGE_SENT:${id}:5:den`],
  [messageLines.message(id, 5, 'den', 'bob', 'hi'), `MESSAGE:${id}:5:den:bob:hi`],
  [messageLines.dmMessage(id, 5, 'bob', 'hi'), `DM_MESSAGE:${id}:5:bob:hi`],
  [messageLines.history('bob', 'hi'), 'HISTORY:bob:hi'],
  [messageLines.historyItem(id, 5, 'bob', 'hi'), `HISTORY_ITEM:${id}:5:bob:hi`],
  [messageLines.historyEnd(2, id), `HISTORY_END:2:${id}`],
  [messageLines.historyEnd(0, undefined), 'HISTORY_END:0:-'],
  [messageLines.searchResults([]), 'SEARCH_RESULTS:'],
  [
    messageLines.searchResults([
      { id: '1', username: 'bob', text: 'a|b' },
      { id: '2', username: 'al', text: 'c' },
    ]),
    'SEARCH_RESULTS:1:bob:a¦b|2:al:c',
  ],
  [messageLines.edited(id, 'a:b'), `MESSAGE_EDITED:${id}:a:b`],
  [messageLines.editedBy('bob', id, 'a:b'), `MESSAGE_EDITED:bob:${id}:a:b`],
  [messageLines.deleted(id), `MESSAGE_DELETED:${id}`],
  [messageLines.deletedBy('bob', id), `MESSAGE_DELETED:bob:${id}`],
  [messageLines.reactionAdded(id, '👍'), `REACTION_ADDED:${id}:👍`],
  [messageLines.reactionAddedBy('bob', id, '👍'), `REACTION_ADDED:bob:${id}:👍`],
  [messageLines.reactionRemoved(id, '👍'), `REACTION_REMOVED:${id}:👍`],
  [messageLines.reactionRemovedBy('bob', id, '👍'), `REACTION_REMOVED:bob:${id}:👍`],
  [messageLines.replyCreated(id, 'new'), `REPLY_CREATED:${id}:new`],
  [messageLines.reply('bob', id, 'a:b'), `REPLY:bob:${id}:a:b`],
  [messageLines.replyWithId('new', 5, 'den', 'bob', id, 'a:b'), `REPLY:new:5:den:bob:${id}:a:b`],
  [messageLines.messagesRead(id), `MESSAGES_READ:${id}`],
  [messageLines.dmHistoryItem(id, 5, 'bob', 'hi'), `DM_HISTORY_ITEM:${id}:5:bob:hi`],
  [messageLines.dmHistoryEnd(0, undefined), 'DM_HISTORY_END:0:-'],
  [extendedLines.filterResult(id, 5, 'bob', 'hi'), `FILTER_RESULT:${id}:5:bob:hi`],
  [extendedLines.filterEnd(1, id), `FILTER_END:1:${id}`],
  [extendedLines.threadItem('root', id, 5, 'bob', 'hi'), `THREAD_ITEM:root:${id}:5:bob:hi`],
  [extendedLines.threadEnd('root', 2), 'THREAD_END:root:2'],
  [extendedLines.readReceiptOk(id), `READ_RECEIPT_OK:${id}`],
  [extendedLines.editVersion(id, 1, 5, 'hi'), `EDIT_VERSION:${id}:1:5:hi`],
  [extendedLines.editHistoryEnd(id, 1), `EDIT_HISTORY_END:${id}:1`],
  [extendedLines.unread('@bob', 3), 'UNREAD:@bob:3'],
  [extendedLines.unreadEnd(3), 'UNREAD_END:3'],
  [messageLines.reactions(id, [{ emoji: '👍', count: 2 }]), `REACTIONS:${id}:👍=2`],
  [
    extendedLines.messageStatus(id, 'read', { delivered: 3, read: 2, recipients: 4 }),
    `MESSAGE_STATUS:${id}:read:3:2:4`,
  ],
  [invitationLines.invitedYou('bob', 'den'), "SYSTEM_MESSAGE:bob invited you to join room 'den'"],
  [
    invitationLines.pending([{ room: 'den', inviter: 'bob', id }]),
    `SYSTEM_MESSAGE:Pending invitations:\n• Room: 'den' from bob (ID: ${id})`,
  ],
  [invitationLines.acceptedAll(['a', 'b'], 0), 'SYSTEM_MESSAGE:Accepted 2 invitations. Joined rooms: a, b'],
  [invitationLines.acceptedAll(['a'], 1), 'SYSTEM_MESSAGE:Accepted 1 invitations, 1 failed. Joined rooms: a'],
])('%j', (line, expected) => {
  expect(line).toBe(expected);
  const word = /^([A-Z_]{2,}):/.exec(line)?.[1];
  if (word !== undefined) expect([word, isReservedName(word)]).toEqual([word, true]);
});

test('text never holds a line break or a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = chatLines.chat('bob', text);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(line.isWellFormed()).toBe(true);
      expect(classicText(classicText(text))).toBe(classicText(text));
    }),
  );
});

test('hits are told apart whatever their texts hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
      const line = messageLines.searchResults(texts.map((text) => ({ id, username: 'bob', text })));
      const hits = line.slice('SEARCH_RESULTS:'.length).split('|');
      expect(hits).toEqual(texts.map((text) => `${id}:bob:${classicText(text).replaceAll('|', '¦')}`));
    }),
  );
});
