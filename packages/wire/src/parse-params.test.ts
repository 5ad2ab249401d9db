// What passes has its command's declared shape in its stored form; what does not is answered with the param's name and
// the reason, and never with what was sent.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES, type CommandName, FEATURE_COMMANDS, featureOfCommand, isCommandName } from './command-names.ts';
import { entriesOfAck, featuresOfMessage } from './command-shapes.ts';
import { createParamsParser, errorOfRefusedParams, parseParams } from './parse-params.ts';
import { encodeSeqCursor } from './seq-cursor.ts';
import { DEFAULT_WIRE_LIMITS } from './wire-limits.ts';

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
    { name: 'g', kind: 'private', topic: '', settings: { readOnly: true, maxMembers: 3 } },
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
  DM: [{ user: 'bob', content: 'hi' }],
  LIST_DMS: [{ limit: 5 }],
  GET_HISTORY: [
    { room: id },
    { room: id, before: 17, limit: 50 },
    { room: id, after: encodeSeqCursor(3) },
    { room: id, around: id },
  ],
  GET_MESSAGE: [{ message: id }],
  ACK: [{ room: id, seq: 5 }, { acks: { [id]: 5, general: 0 } }],
  SYNC: [{}, { cursors: { [id]: 5 } }],
};

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
        expect(refused.ok).toBe(key === 'password' || key === 'content');
        expect(JSON.stringify(refused.ok ? {} : errorOfRefusedParams(refused))).not.toContain('hunter2');
      }
    }
  });
});

const issuesOf = <N extends CommandName>(name: N, params: unknown) => {
  const parsed = parseParams(name, params);
  return parsed.ok ? [] : parsed.issues.map(({ path, message }) => `${path} ${message}`);
};

describe('issues', () => {
  test.each<[CommandName, unknown, string[]]>([
    ['JOIN_ROOM', {}, ['room is required']],
    ['JOIN_ROOM', { room: 5 }, ['room must be a string']],
    [
      'SEND_MESSAGE',
      { room: id, content: 'a', type: 'system' },
      ['type must be one of text, markdown, code, file, image, voice, video, encrypted'],
    ],
    ['SEND_MESSAGE', { room: id, content: ' ' }, ['content must not be empty']],
    ['SEND_MESSAGE', { room: id, content: 'a', clientId: '7' }, ['clientId must be a UUID']],
    ['LIST_ROOMS', { limit: 201 }, ['limit must be at most 200']],
    ['LIST_ROOMS', { limit: 0 }, ['limit must be at least 1']],
    ['LIST_ROOMS', { limit: 1.5 }, ['limit must be a whole number']],
    ['LIST_ROOMS', { mine: 'yes' }, ['mine must be a boolean']],
    ['REGISTER', { username: 'alice', password: 'short' }, ['password must have 8 to 128 characters']],
    [
      'REGISTER',
      { username: 'alice', password: 'password', device: { name: 'x' } },
      ['device.fingerprint is required'],
    ],
    ['REGISTER', { username: 'USER_LIST', password: 'password' }, ['username is a reserved name: choose another']],
    ['CREATE_ROOM', { name: 'a', settings: { colour: 1 } }, ['settings.colour is not a param of this command']],
    ['CREATE_ROOM', { name: 'a', kind: 'direct' }, ['kind must be one of public, private']],
    ['GET_HISTORY', { room: id, before: 'x' }, ['before must be a cursor, a seq or a message id']],
    ['GET_HISTORY', { room: id, before: -1 }, ['before must be a cursor, a seq or a message id']],
    ['GET_HISTORY', { room: id, before: 1, after: 2 }, [' give at most one of before, after and around']],
    ['ACK', { room: id }, [' give either room and seq, or acks']],
    ['ACK', { room: id, seq: 1, acks: {} }, [' give either room and seq, or acks']],
    ['ACK', { room: id, seq: 2 ** 53 }, ['seq must be at most 9007199254740991']],
    ['ACK', { acks: { 'a\u0000b': 1 } }, ['acks has a key that is not a room id or a room name']],
    ['ACK', { acks: { secret: -1 } }, ['acks must be at least 0']],
    ['SYNC', { cursors: [] }, ['cursors must be an object']],
    ['PING', [], [' must be an object']],
    ['PING', { 'not a name!': 1 }, ['? is not a param of this command']],
    ['RESUME', { token: 'a b' }, ['token must be a session token']],
  ])('%s %j', (name, params, issues) => {
    expect(issuesOf(name, params)).toEqual(issues);
  });

  test('are bounded in number', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`p${i}`, i]));
    expect(issuesOf('PING', many)).toHaveLength(16);
  });

  test('__proto__ is an unknown param like any other', () => {
    expect(issuesOf('PING', JSON.parse('{"__proto__":1}'))).toEqual(['__proto__ is not a param of this command']);
  });
});

describe('what passes is normalised', () => {
  test('ids to lower case, text to NFC', () => {
    const params = { room: id.toUpperCase(), content: 'e\u0301\u0007', clientId: id.toUpperCase() };
    expect(parseParams('SEND_MESSAGE', params)).toEqual({ ok: true, params: { room: id, content: 'é', clientId: id } });
    expect(parseParams('ACK', { acks: { [id.toUpperCase()]: 1 } })).toEqual({
      ok: true,
      params: { acks: { [id]: 1 } },
    });
  });

  test('parsing again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (content, room) => {
        const once = parseParams('SEND_MESSAGE', { room, content });
        if (once.ok) expect(parseParams('SEND_MESSAGE', once.params)).toEqual(once);
      }),
    );
  });
});

describe('content over its limit', () => {
  const parse = createParamsParser({ ...DEFAULT_WIRE_LIMITS, contentCharactersMax: 3 });

  test('is TOO_LARGE with the limit', () => {
    const refused = parse('SEND_MESSAGE', { room: id, content: 'abcd' });
    expect(refused.ok).toBe(false);
    if (!refused.ok)
      expect(errorOfRefusedParams(refused)).toMatchObject({ code: -32008, data: { code: 'TOO_LARGE', limit: 3 } });
    expect(parse('SEND_MESSAGE', { room: id, content: '👋👋👋' }).ok).toBe(true);
  });

  test('is an issue among others when more is wrong', () => {
    const refused = parse('SEND_MESSAGE', { room: 5, content: 'abcd' });
    if (refused.ok) throw new Error('a number is no room');
    expect(errorOfRefusedParams(refused)).toMatchObject({
      code: -32602,
      data: { issues: [{ path: 'room' }, { path: 'content', message: 'must have at most 3 characters' }] },
    });
  });
});

test('rooms in one ACK are bounded', () => {
  const parse = createParamsParser({ ...DEFAULT_WIRE_LIMITS, ackRoomsMax: 2 });
  expect(parse('ACK', { acks: { a: 1, b: 1 } }).ok).toBe(true);
  expect(parse('ACK', { acks: { a: 1, b: 1, c: 1 } })).toMatchObject({
    issues: [{ path: 'acks', message: 'must name at most 2 rooms' }],
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
  expect(featuresOfMessage({ content: 'a', type: 'encrypted' })).toEqual(['encryption']);
});

test('no command is both declared and behind a feature', () => {
  for (const name of Object.keys(FEATURE_COMMANDS)) expect(isCommandName(name)).toBe(false);
  expect(featureOfCommand('EDIT_MESSAGE')).toBe('edits');
  expect(featureOfCommand('PING')).toBeUndefined();
  expect(featureOfCommand('toString')).toBeUndefined();
  expect(isCommandName('toString')).toBe(false);
});
