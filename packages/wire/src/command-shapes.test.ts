// Every command takes its params as they are declared, in their stored form, and no others; what it needs of the server follows from its
// name and from what its message carries.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES, type CommandName, FEATURE_COMMANDS, featureOfCommand, isCommandName } from './command-names.ts';
import { entriesOfAck, featuresOfMessage } from './command-shapes.ts';
import { errorOfRefusedParams, parseParams } from './parse-params.ts';
import { encodePageCursor, encodeSeqCursor } from './seq-cursor.ts';

const id = '0198a8b2-1111-7111-8111-abcdefabcdef';

const good: Record<CommandName, readonly object[]> = {
  HELLO: [{}, { client: 'test 1', versions: ['lair/2'] }],
  REGISTER: [
    { username: 'alice', password: 'password' },
    { username: 'alice', password: 'password', displayName: 'Al', device: { name: 'Phone', fingerprint: 'f' } },
  ],
  LOGIN: [{ username: 'alice', password: 'secret', device: { name: 'Phone', fingerprint: 'f' } }],
  RESUME: [{ token: 'a'.repeat(43) }],
  LOGOUT: [{}],
  WHOAMI: [{}],
  PING: [{}],
  CREATE_ROOM: [
    { name: 'general' },
    { name: 'g', kind: 'private', topic: '', settings: { readOnly: true, maxMembers: 3, history: 'joining' } },
  ],
  JOIN_ROOM: [{ room: 'general' }, { room: id }],
  LEAVE_ROOM: [{ room: id }],
  LIST_ROOMS: [{}, { query: 'gen', mine: true, cursor: 'abc', limit: 200 }],
  ROOM_INFO: [{ room: 'Lobby' }],
  ROOM_MEMBERS: [{ room: id, cursor: 'c', limit: 1, watch: true }],
  REQUEST_USER_LIST: [{}, { limit: 10 }],
  SEND_MESSAGE: [
    { room: id, content: 'hi' },
    { room: id, content: 'hi', type: 'code', clientId: id, replyTo: id, attachments: [id], priority: 'urgent' },
  ],
  DM: [
    { user: 'bob', content: 'hi' },
    { user: id, content: '', attachments: [id] },
  ],
  LIST_DMS: [{ limit: 5 }],
  GET_HISTORY: [
    { room: id },
    { room: id, before: 17, limit: 50 },
    { room: id, after: encodeSeqCursor(3) },
    { room: id, around: id },
  ],
  GET_MESSAGE: [{ message: id }],
  REPLY_MESSAGE: [
    { message: id, content: 'hi' },
    { message: id, content: '', type: 'file', clientId: id, attachments: [id], priority: 'normal' },
  ],
  THREAD_MESSAGE: [{ message: id }, { message: id, before: 17, limit: 50 }, { message: id, after: encodeSeqCursor(3) }],
  EDIT_MESSAGE: [
    { message: id, content: 'hi' },
    { message: id, content: '', expectedEdit: 0, clientId: id },
  ],
  EDIT_HISTORY: [{ message: id }],
  DELETE_MESSAGE: [{ message: id }, { message: id, reason: 'spam', clientId: id }, { message: id, reason: '' }],
  RESTORE_MESSAGE: [{ message: id }, { message: id, clientId: id }],
  REACT_MESSAGE: [
    { message: id, emoji: '👩‍👩‍👧', clientId: id },
    { message: id, emoji: '🏴󠁧󠁢󠁥󠁮󠁧󠁿' },
    { message: id, emoji: ':thumbs_up:' },
  ],
  UNREACT_MESSAGE: [{ message: id, emoji: '👍' }],
  PIN_MESSAGE: [{ message: id }, { message: id, clientId: id }],
  UNPIN_MESSAGE: [{ message: id, clientId: id }],
  LIST_PINS: [{ room: 'general' }],
  SEARCH_MESSAGES: [{ query: 'from:bob "two words" -not' }, { query: 'x', room: id, cursor: 'c', limit: 100 }],
  FILTER_MESSAGES: [
    { room: id },
    {
      ...{ room: id, from: 'bob', type: 'system', since: '2026-01-31', until: '2026-01-31T12:00:00Z' },
      ...{ has: ['link', 'reaction'], mentions: 'room', pinned: true, edited: false },
      ...{ cursor: encodePageCursor('before', 3), limit: 200 },
    },
    { room: 'general', has: 'attachment', mentions: id },
  ],
  READ_RECEIPT: [{ room: id, seq: 5 }, { message: id }],
  BEGIN_UPLOAD: [{ room: id, name: 'a.png', type: 'image/png', size: 1, sha256: '0'.repeat(64) }],
  UPLOAD_CHUNK: [{ upload: id, offset: 0, data: 'aGk=' }],
  COMPLETE_UPLOAD: [{ upload: id }],
  DOWNLOAD: [{ attachment: id }, { attachment: id, offset: 0, length: 1 }],
  ACK: [{ room: id, seq: 5 }, { acks: { [id]: 5, general: 0 } }],
  SYNC: [{}, { cursors: { [id]: 5 } }],
};

/** Params that are refused for nothing but their length and what is hidden in them, and what hides in content is taken out. */
const takesAnything: ReadonlySet<string> = new Set(['password', 'content', 'SEARCH_MESSAGES query']);

describe.each(COMMAND_NAMES)('%s', (name) => {
  test('takes its params as they are', () => {
    for (const params of good[name]) expect(parseParams(name, params)).toEqual({ ok: true, params });
  });

  test('refuses an unknown param by its name', () => {
    for (const params of good[name]) {
      const refused = parseParams(name, { ...params, surprise: 1 });
      expect(refused).toMatchObject({
        ok: false,
        issues: [{ path: 'surprise', message: 'is not a param of this command' }],
      });
    }
  });

  test('never throws, and never repeats what was sent', () => {
    const secret = 'hunter2-hunter2-\u0000';
    fc.assert(
      fc.property(fc.oneof(fc.object(), fc.jsonValue()), (params) => {
        expect(typeof parseParams(name, params).ok).toBe('boolean');
      }),
      { numRuns: 30 },
    );
    for (const params of good[name]) {
      for (const key of Object.keys(params)) {
        const refused = parseParams(name, { ...params, [key]: secret });
        expect([key, refused.ok]).toEqual([key, takesAnything.has(key) || takesAnything.has(`${name} ${key}`)]);
        expect(JSON.stringify(refused.ok ? {} : errorOfRefusedParams(refused))).not.toContain('hunter2');
      }
    }
  });
});

test('both forms of an ACK give the same entries', () => {
  expect(entriesOfAck({ room: id, seq: 4 })).toEqual([[id, 4]]);
  expect(entriesOfAck({ acks: { [id]: 4, other: 5 } })).toEqual([
    [id, 4],
    ['other', 5],
  ]);
});

test('a message needs the features of what it carries', () => {
  expect(featuresOfMessage({ content: 'a', type: 'markdown', priority: 'normal', attachments: [] })).toEqual([]);
  expect(featuresOfMessage({ content: 'a', type: 'image', replyTo: id, priority: 'bulk' })).toEqual([
    'attachments',
    'threads',
    'priorities',
  ]);
  expect(featuresOfMessage({ content: 'a', type: 'encrypted' })).toEqual([]);
});

test('a command belongs to the feature that it needs, whether it is declared or not', () => {
  for (const [name, feature] of Object.entries(FEATURE_COMMANDS)) expect(featureOfCommand(name)).toBe(feature);
  expect([isCommandName('EDIT_MESSAGE'), featureOfCommand('EDIT_MESSAGE')]).toEqual([true, 'edits']);
  expect([isCommandName('KICK'), featureOfCommand('KICK')]).toEqual([false, 'moderation']);
  expect(featureOfCommand('PING')).toBeUndefined();
  expect(featureOfCommand('toString')).toBeUndefined();
  expect(isCommandName('toString')).toBe(false);
});
