// A line that is too long, cut, not text, not JSON or not a request gets its documented answer, and nobody else notices.
import { createCipheriv, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Lair2Client, openClassicSession } from '../../network/lair2-client.ts';
import { freshName, password, register } from '../people.ts';
import { type SessionKind, sessionKinds, startTarget, type Target } from '../target.ts';
import { type Bystanders, bystandersOf } from './bystander.ts';

let target: Target;
let bystanders: Bystanders;
beforeAll(async () => {
  target = await startTarget();
  bystanders = await bystandersOf(target);
});
afterEach(() => bystanders.talk());
afterAll(() => target.close());

const parseError = -32700;
const invalidRequest = -32600;
const invalidParams = -32602;

/** The bytes of a line, sealed where the session is, so that they can be cut or be no text. */
interface Talker {
  readonly client: Lair2Client;
  /** What travels for this plaintext, the newline included. */
  bytesOf(plain: string | Buffer): Buffer;
}

const talk = async (kind: SessionKind): Promise<Talker> => {
  if (kind === 'tls') {
    const client = await target.connect('tls');
    return { client, bytesOf: (plain) => Buffer.concat([Buffer.from(plain), Buffer.from('\n')]) };
  }
  const session = await openClassicSession(target.classic.port, target.classic.host);
  const client = new Lair2Client(session.socket, session, session.splitter);
  const bytesOf = (plain: string | Buffer): Buffer => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', session.aesKey, nonce);
    const sealed = [nonce, cipher.update(Buffer.from(plain)), cipher.final(), cipher.getAuthTag()];
    return Buffer.from(`${Buffer.concat(sealed).toString('base64')}\n`);
  };
  return { client, bytesOf };
};

/** One that has chosen lair/2, as a classic session is classic after any first line that is no request. */
const talkLair2 = async (kind: SessionKind): Promise<Talker> => {
  const talker = await talk(kind);
  await talker.client.request('PING', {});
  return talker;
};

const loggedIn = async (kind: SessionKind): Promise<Talker> => {
  const talker = await talkLair2(kind);
  await talker.client.request('REGISTER', { username: freshName('user'), password });
  return talker;
};

const ping = '{"jsonrpc":"2.0","id":"ping","method":"PING"}';
/** A request of this many bytes that is right in every way but its length. */
const longPing = (bytes: number): string => ping.padEnd(bytes, ' ');

describe.each(sessionKinds)('over %s', (kind) => {
  describe('a line that is too long', () => {
    test.each([
      ['before login', talkLair2, 16 * 1024],
      ['after login', loggedIn, 256 * 1024],
    ] as const)('%s is answered with the limit, and ends the connection', async (_, open, limit) => {
      const { client, bytesOf } = await open(kind);
      client.raw(bytesOf(longPing(limit)));
      await client.answers.take(({ id }) => id === 'ping', 'the answer to the longest line');
      client.raw(bytesOf(longPing(limit + 100)));
      const { error } = await client.answers.take(({ id }) => id === null, 'the answer to a line that is too long');
      expect(error).toMatchObject({ code: -32008, data: { code: 'TOO_LARGE', limit } });
      await client.closed;
    });

    test('is not waited for: its end need not come', async () => {
      const { client } = await talkLair2(kind);
      client.raw('A'.repeat(40_000));
      const { error } = await client.answers.take(({ id }) => id === null, 'the answer to a line without end');
      expect(error).toMatchObject({ data: { code: 'TOO_LARGE' } });
      await client.closed;
    });

    test('does not lose what was asked before it', async () => {
      const { client, bytesOf } = await talkLair2(kind);
      client.raw(Buffer.concat([bytesOf(ping), bytesOf(longPing(100_000))]));
      await client.answers.take(({ id }) => id === 'ping', 'the answer to the line before');
      await client.closed;
    });
  });

  describe('a line in pieces', () => {
    test('is the same line, byte for byte', async () => {
      const { client, bytesOf } = await talkLair2(kind);
      client.socket.setNoDelay(true);
      for (const byte of bytesOf('{"jsonrpc":"2.0","id":"pïeces 👋","method":"PING"}')) {
        await new Promise((resolve) => client.socket.write(Buffer.from([byte]), resolve));
      }
      await client.answers.take(({ id }) => id === 'pïeces 👋', 'the answer');
    });

    test('that many lines share is all of them', async () => {
      const { client, bytesOf } = await talkLair2(kind);
      const lines = Array.from({ length: 20 }, (_, id) =>
        bytesOf(JSON.stringify({ jsonrpc: '2.0', id, method: 'PING' })),
      );
      const all = Buffer.concat(lines);
      const third = Math.floor(all.length / 3);
      for (const part of [all.subarray(0, third), all.subarray(third, 2 * third), all.subarray(2 * third)]) {
        await new Promise((resolve) => client.socket.write(part, resolve));
      }
      for (let id = 0; id < 20; id++) await client.answers.take((answer) => answer.id === id, `the answer ${id}`);
    });

    test('may end in CR LF', async () => {
      const { client, bytesOf } = await talkLair2(kind);
      client.raw(bytesOf(ping).toString('latin1').replace('\n', '\r\n'));
      await client.answers.take(({ id }) => id === 'ping', 'the answer');
    });

    test.each(['end', 'destroy'] as const)('that never comes does nothing (%s)', async (cut) => {
      const { client, bytesOf } = await loggedIn(kind);
      const text = freshName('half a message');
      const line = JSON.stringify({ jsonrpc: '2.0', method: 'SEND_MESSAGE', params: { room: 'Lobby', content: text } });
      const bytes = bytesOf(line);
      await new Promise((resolve) => client.socket.write(bytes.subarray(0, bytes.length - 2), resolve));
      client.socket[cut]();
      await client.closed;
      const reader = await register(target);
      const { messages } = await reader.client.request('GET_HISTORY', { room: 'Lobby', limit: 5 });
      expect(messages.map(({ content }) => content)).not.toContain(text);
    });
  });

  describe('a line that is no JSON', () => {
    const wrong: readonly (readonly [string, string | Buffer])[] = [
      ['text', 'hello'],
      ['nothing', ''],
      ['a cut object', '{"jsonrpc":"2.0","id":1,'],
      ['two objects', `${ping}${ping}`],
      ['a comment', `${ping} // please`],
      ['a raw control character', '{"jsonrpc":"2.0","id":"\u0007","method":"PING"}'],
      ['NUL bytes', Buffer.alloc(10)],
      ['a byte order mark', `\ufeff${ping}`],
      ['brackets', '['.repeat(10_000)],
    ];
    test.each(wrong)('%s', async (_, line) => {
      const { client, bytesOf } = await talkLair2(kind);
      client.raw(bytesOf(line));
      const { error } = await client.answers.take(({ id }) => id === null, 'a parse error');
      expect(error?.code).toBe(parseError);
      await client.request('PING', {});
    });

    test('closes the connection the third time', async () => {
      const { client, bytesOf } = await loggedIn(kind);
      for (let i = 0; i < 3; i++) {
        // What is right in between does not make up for it.
        await client.request('PING', {});
        client.raw(bytesOf('nonsense'));
        const { error } = await client.answers.take(({ id }) => id === null, `parse error ${i}`);
        expect(error?.code).toBe(parseError);
      }
      await client.closed;
    });
  });

  test('a line that is no UTF-8 is a parse error over TLS, and breaks a sealed session', async () => {
    const { client, bytesOf } = await talkLair2(kind);
    const bytes = bytesOf(
      Buffer.concat([Buffer.from('{"jsonrpc":"2.0","id":1,"method":"'), Buffer.from([0xff, 0xc0])]),
    );
    client.raw(bytes);
    if (kind === 'tls') {
      expect((await client.answers.take(({ id }) => id === null, 'a parse error')).error?.code).toBe(parseError);
      await client.request('PING', {});
    } else await client.closed;
  });

  describe('JSON that is no request', () => {
    const wrong: readonly (readonly [string, string, unknown])[] = [
      ['a batch', `[${ping},${ping}]`, null],
      ['an empty batch', '[]', null],
      ['a number', '5', null],
      ['null', 'null', null],
      ['a text', '"PING"', null],
      ['an id of null', '{"jsonrpc":"2.0","id":null,"method":"PING"}', null],
      ['an id that is a fraction', '{"jsonrpc":"2.0","id":1.5,"method":"PING"}', null],
      ['an id that is too large a number', '{"jsonrpc":"2.0","id":1e400,"method":"PING"}', null],
      ['an id beyond what both sides hold exactly', '{"jsonrpc":"2.0","id":9007199254740993,"method":"PING"}', null],
      ['an id that is too long', `{"jsonrpc":"2.0","id":"${'x'.repeat(129)}","method":"PING"}`, null],
      ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"PING"}', null],
      ['no version', '{"id":1,"method":"PING"}', 1],
      ['another version', '{"jsonrpc":"1.0","id":2,"method":"PING"}', 2],
      ['a version that is a number', '{"jsonrpc":2.0,"id":3,"method":"PING"}', 3],
      ['no method', '{"jsonrpc":"2.0","id":4}', 4],
      ['an empty method', '{"jsonrpc":"2.0","id":5,"method":""}', 5],
      ['a method that is a number', '{"jsonrpc":"2.0","id":6,"method":7}', 6],
      ['a method that is too long', `{"jsonrpc":"2.0","id":7,"method":"${'X'.repeat(65)}"}`, 7],
      ['an answer', '{"jsonrpc":"2.0","id":8,"result":{}}', 8],
    ];
    test.each(wrong)('%s', async (_, line, id) => {
      const { client, bytesOf } = await talkLair2(kind);
      client.raw(bytesOf(line));
      const { error } = await client.answers.take((answer) => answer.id === id, 'the refusal');
      expect(error?.code).toBe(invalidRequest);
      expect(error?.data).toBeUndefined();
      await client.request('PING', {});
    });

    test('never closes the connection, however often', async () => {
      const { client, bytesOf } = await talkLair2(kind);
      for (let i = 0; i < 10; i++) client.raw(bytesOf('[]'));
      for (let i = 0; i < 10; i++) await client.answers.take(({ id }) => id === null, 'a refusal');
      await client.request('PING', {});
    });
  });

  describe('params that are no params', () => {
    test.each(['null', '[]', '["Lobby"]', '5', '"Lobby"', 'true'])('%s', async (params) => {
      const { client, bytesOf } = await loggedIn(kind);
      client.raw(bytesOf(`{"jsonrpc":"2.0","id":"x","method":"ROOM_INFO","params":${params}}`));
      const { error } = await client.answers.take(({ id }) => id === 'x', 'the refusal');
      expect(error).toMatchObject({
        code: invalidParams,
        data: { issues: [{ path: '', message: 'must be an object' }] },
      });
    });

    test.each([
      ['an object nested 5,000 deep', `{"room":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`],
      ['a list nested 50,000 deep', `{"room":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
      ['10,000 unknown params', `{${Array.from({ length: 10_000 }, (_, i) => `"p${i}":0`).join()}}`],
      ['huge numbers', '{"room":1e308,"limit":123456789012345678901234567890,"seq":-1e999}'],
      ['__proto__', '{"__proto__":{"room":"Lobby"},"constructor":{"prototype":{}}}'],
      ['a lone surrogate', '{"room":"\\ud800"}'],
      ['a name of NUL', '{"room":"\\u0000"}'],
      ['a long name', `{"room":"${'x'.repeat(200_000)}"}`],
    ])('%s', async (_, params) => {
      const { client, bytesOf } = await loggedIn(kind);
      client.raw(bytesOf(`{"jsonrpc":"2.0","id":"x","method":"ROOM_INFO","params":${params}}`));
      const { error } = await client.answers.take(({ id }) => id === 'x', 'the refusal');
      expect(error?.code).toBe(invalidParams);
      expect(JSON.stringify(error).length).toBeLessThan(4_000);
      await client.request('ROOM_INFO', { room: 'Lobby' });
    });

    test('a member twice is its last, as JSON has it', async () => {
      const { client, bytesOf } = await loggedIn(kind);
      client.raw(bytesOf('{"jsonrpc":"2.0","id":"a","id":"b","method":"PING","method":"WHOAMI"}'));
      const { result } = await client.answers.take(({ id }) => id === 'b', 'the answer');
      expect(result).toHaveProperty('user');
    });
  });

  test('content of every awkward kind arrives as it was stored', async () => {
    const alice = await register(target, kind);
    const texts = [
      'a\u2028b\u2029c',
      '"\\',
      '</script>',
      '\ufeffbom',
      '👩‍👩‍👧‍👦',
      '\u202eevil',
      'a\u0000b',
      '%s %n',
      "'; DROP TABLE users; --",
    ];
    for (const content of texts) {
      const { message } = await alice.client.request('SEND_MESSAGE', { room: 'Lobby', content });
      const event = await alice.client.event('MESSAGE', (candidate) => candidate.message.id === message.id);
      expect(event.message).toEqual(message);
      expect((await alice.client.request('GET_MESSAGE', { message: message.id })).message).toEqual(message);
    }
  });
});

describe('over a classic session in the classic dialect', () => {
  test('too long a line before login is refused, and ends the connection', async () => {
    const client = await target.connectClassic();
    client.say('x'.repeat(20_000));
    await client.closed;
    expect(client.lines.peek(({ text }) => /Welcome|successful/.test(text))).toEqual([]);

    const second = await target.connectClassic();
    second.say('hello');
    await second.line('Invalid authentication request');
    second.say('x'.repeat(20_000));
    await second.line('Authentication failed: The line is too long.');
    expect(await second.closed).toBe('rst');
  });
});
