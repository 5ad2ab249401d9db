// The declared shapes accept what the protocol promises and notice what nobody declared, so a conformance test that
// uses them cannot pass by accident.
import { expect, test } from 'vitest';
import { COMMAND_NAMES } from './command-names.ts';
import { eventLine, eventSchemas, isEventName, isLogEventName } from './event-shapes.ts';
import { parseServerLine } from './json-rpc.ts';
import type { Message, Room, User } from './objects.ts';
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
  GET_MESSAGE: { message },
  ACK: {},
  SYNC: { rooms: [{ room: id, head: 7, delivered: 3 }] },
};

test.each(COMMAND_NAMES)('a result of %s is accepted, with an undeclared field it is not', (name) => {
  expect(resultSchemas[name].safeParse(results[name]).success).toBe(true);
  expect(resultSchemas[name].safeParse({ ...results[name], surprise: 1 }).success).toBe(false);
});

test('undeclared fields are noticed at depth', () => {
  expect(resultSchemas.DM.safeParse({ message: { ...message, secret: 1 } }).success).toBe(false);
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
