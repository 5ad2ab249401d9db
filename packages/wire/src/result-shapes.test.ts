// The declared shapes accept what the protocol promises and notice what nobody declared, so a conformance test that
// uses them cannot pass by accident.
import { expect, test } from 'vitest';
import { COMMAND_NAMES } from './command-names.ts';
import { eventLine, eventSchemas, isEventName, isLogEventName } from './event-shapes.ts';
import { parseServerLine } from './json-rpc.ts';
import type { Attachment, Message, Room, Thread, User } from './objects.ts';
import { type CommandResults, resultSchemas } from './result-shapes.ts';

const id = '0198a8b2-1111-7111-8111-abcdefabcdef';
const time = '2025-01-31T12:00:00.000Z';
const user: User = { id, username: 'alice', role: 'user' };
const room: Room = {
  id,
  name: 'general',
  kind: 'public',
  topic: '',
  members: 2,
  head: 7,
  settings: { readOnly: false },
  createdAt: time,
  me: { role: 'owner', delivered: 7, read: 0, unread: 7, mentions: 0 },
};
const message: Message = {
  id,
  room: id,
  seq: 7,
  author: { id, username: 'alice' },
  type: 'text',
  content: 'hi',
  createdAt: time,
  edits: 0,
  mentions: [],
  reactions: [],
  attachments: [],
  pinned: false,
  priority: 'normal',
};
const thread: Thread = { root: id, replies: 1, lastReplyAt: time, participants: 1 };
const attachment: Attachment = {
  id,
  name: 'a.png',
  type: 'image/png',
  size: 3,
  sha256: '0'.repeat(64),
  width: 1,
  height: 1,
};
const reaction = { emoji: '👍', count: 1, users: ['alice'], mine: true };
/** A message with all that it can have. */
const full: Message = {
  ...message,
  ...{ type: 'image', edits: 1, editedAt: time, clientId: id, pinned: true, thread },
  replyTo: { id, author: message.author, excerpt: '' },
  ...{ mentions: [id, 'room'], reactions: [reaction], attachments: [attachment] },
};
const tombstone: Message = { ...message, content: '', deletedAt: time };
const info = { id, expiresAt: time, device: { id, name: '' } };
const loggedIn = { user, session: { ...info, token: 'a'.repeat(43) } };

const results: CommandResults = {
  HELLO: {
    protocol: 'lair/2',
    server: 'lair 0.1.0',
    features: [],
    limits: { lineBytesMax: 1, contentCharactersMax: 1, requestsInFlightMax: 1, idleTimeoutMs: 1, pageItemsMax: 1 },
  },
  REGISTER: loggedIn,
  LOGIN: loggedIn,
  RESUME: loggedIn,
  LOGOUT: {},
  WHOAMI: { user, session: info },
  PING: { time },
  CREATE_ROOM: { room },
  JOIN_ROOM: { room },
  LEAVE_ROOM: {},
  LIST_ROOMS: { rooms: [room], next: 'c' },
  ROOM_INFO: { room },
  ROOM_MEMBERS: { members: [{ user: { id, username: 'alice' }, role: 'member', joinedAt: time }] },
  REQUEST_USER_LIST: { users: [user] },
  SEND_MESSAGE: { message },
  DM: { message },
  LIST_DMS: { rooms: [{ ...room, name: '', kind: 'direct', with: { id, username: 'bob' } }] },
  GET_HISTORY: { messages: [message], before: 'c' },
  GET_MESSAGE: { message: full },
  REPLY_MESSAGE: { message: full },
  THREAD_MESSAGE: { root: tombstone, replies: { messages: [full], before: 'b', after: 'a' } },
  EDIT_MESSAGE: { message },
  EDIT_HISTORY: { revisions: [{ content: 'hi', editedAt: time, by: { id, username: 'alice' } }] },
  DELETE_MESSAGE: { message: tombstone },
  RESTORE_MESSAGE: { message },
  REACT_MESSAGE: { reactions: [reaction] },
  UNREACT_MESSAGE: { reactions: [] },
  PIN_MESSAGE: {},
  UNPIN_MESSAGE: {},
  LIST_PINS: { messages: [full] },
  SEARCH_MESSAGES: {
    hits: [{ message, excerpt: 'hi', highlights: [{ offset: 0, length: 2 }] }],
    ...{ next: 'c', total: 1, ignored: ['the'] },
  },
  FILTER_MESSAGES: { messages: [message], after: 'c' },
  READ_RECEIPT: { read: 7 },
  BEGIN_UPLOAD: { upload: id, chunk: 65_536, have: 0 },
  UPLOAD_CHUNK: { have: 3 },
  COMPLETE_UPLOAD: { attachment },
  DOWNLOAD: { data: 'aGk=', size: 2 },
  ACK: {},
  SYNC: { rooms: [{ room: id, head: 7, delivered: 3 }] },
};

test.each(COMMAND_NAMES)('a result of %s is accepted, with an undeclared field it is not', (name) => {
  expect(resultSchemas[name].safeParse(results[name]).success).toBe(true);
  expect(resultSchemas[name].safeParse({ ...results[name], surprise: 1 }).success).toBe(false);
});

test('undeclared fields are noticed at depth', () => {
  expect(resultSchemas.DM.safeParse({ message: { ...message, secret: 1 } }).success).toBe(false);
  const wrongAttachments = [
    { ...attachment, path: '/srv' },
    { ...attachment, sha256: 'X' },
  ];
  for (const wrong of wrongAttachments)
    expect(resultSchemas.COMPLETE_UPLOAD.safeParse({ attachment: wrong }).success).toBe(false);
  expect(resultSchemas.REACT_MESSAGE.safeParse({ reactions: [{ ...reaction, ids: [id] }] }).success).toBe(false);
  expect(resultSchemas.THREAD_MESSAGE.safeParse({ root: message, replies: [message] }).success).toBe(false);
  expect(resultSchemas.WHOAMI.safeParse({ user, session: loggedIn.session }).success).toBe(false);
  expect(resultSchemas.WHOAMI.safeParse({ user: { ...user, passwordHash: 'x' }, session: info }).success).toBe(false);
});

test('ids and times have one spelling', () => {
  for (const wrong of [id.toUpperCase(), '0198a8b2-1111-4111-8111-abcdefabcdef', '7']) {
    expect(resultSchemas.DM.safeParse({ message: { ...message, id: wrong } }).success).toBe(false);
  }
  for (const wrong of ['2025-01-31T12:00:00Z', '2025-01-31 12:00:00.000Z', '2025-01-31T12:00:00.000+00:00']) {
    expect(resultSchemas.PING.safeParse({ time: wrong }).success).toBe(false);
  }
});

test('events are of the log or not, and a written one is read back', () => {
  expect(isLogEventName('MESSAGE')).toBe(true);
  expect(isLogEventName('PRESENCE')).toBe(false);
  expect(isEventName('PRESENCE')).toBe(true);
  expect(isEventName('toString')).toBe(false);
  const params = { room: id, seq: 7, message };
  expect(parseServerLine(eventLine('MESSAGE', params))).toEqual({ kind: 'event', method: 'MESSAGE', params });
  expect(eventSchemas.MESSAGE.safeParse(params).success).toBe(true);
  expect(eventSchemas.ROOM_LEFT.safeParse({ room: id, seq: 8, user, reason: 'left' }).success).toBe(true);
  expect(eventSchemas.GAP.safeParse({ room: id, from: 1, to: 2, why: '' }).success).toBe(false);
});

test('events about a message are of the log, and hold what all members may see', () => {
  const place = { room: id, seq: 8 };
  const by = message.author;
  const reacted = { ...place, message: id, emoji: '👍', user: by, count: 1, users: ['alice'] };
  const written = {
    MESSAGE: { ...place, message: full },
    MESSAGE_EDITED: { ...place, message: full },
    MESSAGE_DELETED: { ...place, message: id, by, deletedAt: time, thread },
    MESSAGE_RESTORED: { ...place, message: full },
    REACTION_ADDED: reacted,
    REACTION_REMOVED: { ...reacted, count: 0, users: [] },
    MESSAGE_PINNED: { ...place, message: id, by },
    MESSAGE_UNPINNED: { ...place, message: id, by },
  } as const;
  for (const [name, params] of Object.entries(written)) {
    expect(isLogEventName(name)).toBe(true);
    const { safeParse } = eventSchemas[name as keyof typeof written];
    expect([name, safeParse(params).success]).toEqual([name, true]);
    expect([name, safeParse({ ...params, mine: true }).success]).toEqual([name, false]);
  }
  const notification = { kind: 'mention', room: id, message: id, author: by, excerpt: 'hi' };
  expect(isLogEventName('NOTIFICATION')).toBe(false);
  expect(eventSchemas.NOTIFICATION.safeParse(notification).success).toBe(true);
  expect(eventSchemas.NOTIFICATION.safeParse({ ...notification, kind: 'reaction' }).success).toBe(false);
});
