// What passes has its command's declared shape in its stored form; what does not is answered with the param's name and
// the reason, and never with what was sent.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandName } from './command-names.ts';
import { createParamsParser, errorOfRefusedParams, parseParams } from './parse-params.ts';
import { DEFAULT_WIRE_LIMITS } from './wire-limits.ts';

const id = '0198a8b2-1111-7111-8111-abcdefabcdef';

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
    [
      'CREATE_ROOM',
      { name: 'a', settings: { history: 'today' } },
      ['settings.history must be one of beginning, joining'],
    ],
    ['SEND_MESSAGE', { room: id, content: '' }, ['content must not be empty']],
    ['SEND_MESSAGE', { room: id, content: '\u200b', attachments: [] }, ['content must not be empty']],
    ['REPLY_MESSAGE', { content: 'a' }, ['message is required']],
    ['REPLY_MESSAGE', { message: id, content: '\n' }, ['content must not be empty']],
    ['REPLY_MESSAGE', { message: id, content: 'a', replyTo: id }, ['replyTo is not a param of this command']],
    ['SEND_MESSAGE', { room: id, content: 'a', attachments: ['7'] }, ['attachments.0 must be a UUID']],
    ['EDIT_MESSAGE', { message: id }, ['content is required']],
    ['EDIT_MESSAGE', { message: id, content: 'a', expectedEdit: -1 }, ['expectedEdit must be at least 0']],
    ['THREAD_MESSAGE', { message: id, before: 1, after: 2 }, [' give at most one of before, after and around']],
    ['REACT_MESSAGE', { message: id, emoji: '' }, ['emoji must not be empty']],
    ['REACT_MESSAGE', { message: id, emoji: '\u001b[2J' }, ['emoji must not contain control or invisible characters']],
    ['REACT_MESSAGE', { message: id, emoji: 'x'.repeat(65) }, ['emoji must have at most 64 characters']],
    ['DELETE_MESSAGE', { message: id, reason: 'x'.repeat(501) }, ['reason must have at most 500 characters']],
    ['SEARCH_MESSAGES', { query: '' }, ['query must not be empty']],
    ['SEARCH_MESSAGES', { query: ' \n\u200b' }, ['query must not be empty']],
    ['SEARCH_MESSAGES', { query: 'x'.repeat(501) }, ['query must have at most 500 characters']],
    ['SEARCH_MESSAGES', { query: 'a\ud800' }, ['query must be well-formed Unicode text']],
    ['SEARCH_MESSAGES', { query: 'x', limit: 101 }, ['limit must be at most 100']],
    [
      'FILTER_MESSAGES',
      { room: id, since: 'yesterday', has: 'sense' },
      [
        'since must be a time such as 2026-01-31T12:00:00Z, or a day such as 2026-01-31',
        'has must be attachment, link or reaction, or a list of them',
      ],
    ],
    ['FILTER_MESSAGES', { room: id, has: [] }, ['has must not be empty']],
    ['FILTER_MESSAGES', { room: id, mentions: 'x y' }, ['mentions must be a user id or a username']],
    ['READ_RECEIPT', {}, [' give either room and seq, or message']],
    ['READ_RECEIPT', { room: id }, [' give either room and seq, or message']],
    ['READ_RECEIPT', { seq: 1 }, [' give either room and seq, or message']],
    ['READ_RECEIPT', { room: id, seq: 1, message: id }, [' give either room and seq, or message']],
    ['READ_RECEIPT', { room: id, message: id }, [' give either room and seq, or message']],
    [
      'BEGIN_UPLOAD',
      { room: id, name: '../a', type: 'png', size: 0, sha256: 'x' },
      [
        'name must not hold / or \\: give the name without its folder',
        'type must be a MIME type such as image/png',
        'size must be at least 1',
        'sha256 must be the SHA-256 of the file in hex',
      ],
    ],
    ['UPLOAD_CHUNK', { upload: id, offset: 0, data: '' }, ['data must not be empty']],
    [
      'UPLOAD_CHUNK',
      { upload: id, offset: 0.5, data: 'aGk' },
      ['offset must be a whole number', 'data must be base64 with padding'],
    ],
    ['DOWNLOAD', { attachment: id, length: 0 }, ['length must be at least 1']],
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

  test('what acts unseen is taken out of content, hex is in lower case', () => {
    expect(parseParams('EDIT_MESSAGE', { message: id, content: '\u202ea\u001bb\u2028c' })).toEqual({
      ok: true,
      params: { message: id, content: 'ab\nc' },
    });
    const upload = { room: id, name: 'e\u0301', type: 'image/png', size: 1 };
    expect(parseParams('BEGIN_UPLOAD', { ...upload, sha256: 'AB'.repeat(32) })).toEqual({
      ok: true,
      params: { ...upload, name: 'é', sha256: 'ab'.repeat(32) },
    });
  });

  test('a query is one line, in the form that content has', () => {
    const copied = ' two\nlines\u001b of\tcafe\u0301, עברית\u200f ';
    expect(parseParams('SEARCH_MESSAGES', { query: copied })).toEqual({
      ok: true,
      params: { query: 'two lines of café, עברית\u200f' },
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        const once = parseParams('SEARCH_MESSAGES', { query });
        if (once.ok) expect(parseParams('SEARCH_MESSAGES', once.params)).toEqual(once);
      }),
    );
  });

  test('content of nothing but white space is empty, and passes beside attachments', () => {
    for (const content of ['', ' \n', '\u200b\u200e']) {
      const said = { content, attachments: [id.toUpperCase()] };
      const params = { content: '', attachments: [id] };
      expect(parseParams('SEND_MESSAGE', { room: id, ...said })).toEqual({ ok: true, params: { room: id, ...params } });
      expect(parseParams('DM', { user: id, ...said })).toEqual({ ok: true, params: { user: id, ...params } });
      expect(parseParams('REPLY_MESSAGE', { message: id, ...said })).toEqual({
        ok: true,
        params: { message: id, ...params },
      });
      expect(parseParams('EDIT_MESSAGE', { message: id, content })).toEqual({
        ok: true,
        params: { message: id, content: '' },
      });
    }
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

test('attachments of one message are bounded', () => {
  const parse = createParamsParser({ ...DEFAULT_WIRE_LIMITS, attachmentsMax: 2 });
  expect(parse('SEND_MESSAGE', { room: id, content: '', attachments: [id, id] }).ok).toBe(true);
  expect(parse('SEND_MESSAGE', { room: id, content: '', attachments: [id, id, id] })).toMatchObject({
    issues: [{ path: 'attachments', message: 'must have at most 2 items' }],
  });
});

test('base64 of any bytes passes, and nothing that could be read in two ways', () => {
  const chunk = (data: string) => parseParams('UPLOAD_CHUNK', { upload: id, offset: 0, data }).ok;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      const data = Buffer.from(bytes).toString('base64');
      expect(chunk(data)).toBe(true);
      expect(chunk(`${data}=`)).toBe(false);
      expect(chunk(`${data}\n`)).toBe(false);
    }),
  );
  for (const data of ['a', 'ab', 'abc', 'ab=c', '====', 'a===', 'ab-_', 'ab= =', 'aGk=aGk='])
    expect(chunk(data)).toBe(false);
});

test('rooms in one ACK are bounded', () => {
  const parse = createParamsParser({ ...DEFAULT_WIRE_LIMITS, ackRoomsMax: 2 });
  expect(parse('ACK', { acks: { a: 1, b: 1 } }).ok).toBe(true);
  expect(parse('ACK', { acks: { a: 1, b: 1, c: 1 } })).toMatchObject({
    issues: [{ path: 'acks', message: 'must name at most 2 rooms' }],
  });
});
