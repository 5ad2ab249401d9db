// An unmodified classic client gets in: the key exchange, exactly one line before the answer, its texts to the byte, and its timing.
import { connect } from 'node:net';
import { createHandshakeKeys, decodeStrictBase64, SealedLines } from '@lair/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClassicClient } from '../../network/classic-client.ts';
import { LineReader } from '../line-reader.ts';
import { classicRegister, classicSuccess, freshName, password, register } from '../people.ts';
import { startTarget, type Target } from '../target.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.close());

const invalidCredentials = 'Authentication failed: Invalid credentials';
const invalidRequest = 'Invalid authentication request';

/** Timers may fire a millisecond early, and arrival is measured on this side of the socket. */
const jitterMs = 10;
/**
 * An answer comes no sooner than 150 ms, and nothing for 500 ms after it. Measured together from the request on, since a busy client may see the
 * answer late, and so the next line too soon after it.
 */
const bothPausesMs = 650;

describe('the key exchange', () => {
  const privateKeys = [
    '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
    '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
  ];

  test.each(privateKeys)(
    'begins with the key of the server and ends with the sealed welcome (client key %s)',
    async (hex) => {
      const socket = connect(target.classic);
      const reader = new LineReader(socket);
      const serverLine = await reader.next();
      expect(serverLine).toMatch(/^[A-Za-z0-9+/]{43}=$/);
      expect(decodeStrictBase64(serverLine)).toHaveLength(32);
      const keys = createHandshakeKeys(Buffer.from(hex, 'hex'));
      const agreed = keys.agree(serverLine);
      if (!agreed.ok) throw new Error(agreed.problem);
      socket.write(keys.line);
      const welcome = await reader.next();
      const sealed = new SealedLines(agreed.aesKey);
      expect(sealed.open(welcome)).toEqual({ ok: true, text: 'Welcome to The Lair! Please login or register.' });
      socket.write(sealed.seal('{}'));
      // One line only before the answer.
      expect(sealed.open(await reader.next())).toEqual({ ok: true, text: invalidRequest });
      socket.destroy();
    },
  );

  test('has another key for every connection', async () => {
    const lines = [];
    for (let i = 0; i < 3; i++) {
      const socket = connect(target.classic);
      lines.push(await new LineReader(socket).next());
      socket.destroy();
    }
    expect(new Set(lines).size).toBe(3);
  });

  test('takes the key of the client whether or not its line ends in CR LF, and in pieces', async () => {
    const socket = connect({ ...target.classic, noDelay: true });
    const reader = new LineReader(socket);
    const keys = createHandshakeKeys();
    const agreed = keys.agree(await reader.next());
    if (!agreed.ok) throw new Error(agreed.problem);
    for (const character of keys.line.replace('\n', '\r\n')) {
      await new Promise((resolve) => socket.write(character, resolve));
    }
    expect(new SealedLines(agreed.aesKey).open(await reader.next()).ok).toBe(true);
    socket.destroy();
  });
});

describe('registering', () => {
  test('logs in at once', async () => {
    const client = await target.connectClassic();
    const username = freshName('alice');
    expect(await client.authenticate('register', username, password)).toBe(classicSuccess);
    expect((await client.matching(/^USER_LIST:/)).split(/[:,]/)).toContain(username);
  });

  test('takes a password of six characters, and the same account logs in with it', async () => {
    const username = freshName('short');
    expect(await (await target.connectClassic()).authenticate('register', username, 'six666')).toBe(classicSuccess);
    expect(await (await target.connectClassic()).authenticate('login', username, 'six666')).toBe(classicSuccess);
  });

  test('refuses a name that is taken in whatever case, and lets the client try again', async () => {
    const { username } = await register(target);
    const client = await target.connectClassic();
    for (const name of [username, username.toUpperCase()]) {
      expect(await client.authenticate('register', name, password)).toBe(
        'Authentication failed: Username already taken',
      );
    }
    expect(await client.authenticate('register', freshName('free'), password)).toBe(classicSuccess);
  });

  test('refuses names and passwords against the rules, without the words that the client takes for success', async () => {
    const client = await target.connectClassic();
    for (const name of [
      'ab',
      'x'.repeat(33),
      'a:b:c',
      'a,b,c',
      'user list',
      'USER_LIST',
      'Lobby',
      'Welcome successful',
    ]) {
      const answer = await client.authenticate('register', name, password);
      expect(answer).toMatch(/^Authentication failed: Username /);
      expect(answer).not.toMatch(/Welcome|successful/);
    }
    for (const wrong of ['five5', 'x'.repeat(129)]) {
      expect(await client.authenticate('register', freshName('user'), wrong)).toBe(
        'Authentication failed: Password must have 6 to 128 characters',
      );
    }
  });
});

describe('logging in', () => {
  test('takes the name in whatever case', async () => {
    const { username } = await register(target);
    const client = await target.connectClassic();
    expect(await client.authenticate('login', username.toUpperCase(), password)).toBe(classicSuccess);
    expect((await client.matching(/^USER_LIST:/)).split(/[:,]/)).toContain(username);
  });

  test('answers an unknown name and a wrong password alike, and lets the client try again', async () => {
    const { username } = await register(target);
    const client = await target.connectClassic();
    expect(await client.authenticate('login', username, 'wrong horse')).toBe(invalidCredentials);
    expect(await client.authenticate('login', freshName('nobody'), password)).toBe(invalidCredentials);
    expect(await client.authenticate('login', 'Welcome', '')).toBe(invalidCredentials);
    expect(await client.authenticate('login', 'x'.repeat(500), password)).toBe(invalidCredentials);
    expect(await client.authenticate('login', username, password)).toBe(classicSuccess);
  });

  test('answers whatever is no request so, and lets the client try again', async () => {
    const client = await target.connectClassic();
    for (const line of [
      'hello',
      '',
      '{',
      '[]',
      '5',
      'null',
      '{}',
      '{"type":"logout"}',
      '{"type":"Login","username":"a","password":"b"}',
      '{"type":"login","username":"alice"}',
      '{"type":"login","username":5,"password":"secret1"}',
      '{"type":"login","username":"alice","password":"secret1","fingerprint":7}',
      'LIST_ROOMS',
    ]) {
      client.say(line);
      expect((await client.lines.take(() => true, 'an answer')).text).toBe(invalidRequest);
    }
    expect(await client.authenticate('register', freshName('user'), password)).toBe(classicSuccess);
  });

  test('takes members in any order, unknown ones, no fingerprint, and the older form', async () => {
    const { username } = await register(target);
    for (const request of [
      { password, extra: [1], username, type: 'login' },
      { username, password, fingerprint: '', is_registration: false },
    ]) {
      const client = await target.connectClassic();
      client.say(JSON.stringify(request));
      expect((await client.lines.take(() => true, 'an answer')).text).toBe(classicSuccess);
    }
  });

  test('answers no sooner than 150 ms, succeed or fail, and says nothing for 500 ms after success', async () => {
    const { username } = await register(target);
    const client = await target.connectClassic();
    const answerTo = async (secret: string): Promise<{ text: string; sentAtMs: number; tookMs: number }> => {
      const sentAtMs = performance.now();
      client.say(JSON.stringify({ type: 'login', username, password: secret }));
      const answer = await client.lines.take(() => true, 'an answer');
      return { text: answer.text, sentAtMs, tookMs: answer.atMs - sentAtMs };
    };
    client.say('nonsense');
    const nonsense = await client.lines.take(() => true, 'an answer');
    expect(nonsense.text).toBe(invalidRequest);
    const failed = await answerTo('wrong horse');
    expect(failed.text).toBe(invalidCredentials);
    expect(failed.tookMs).toBeGreaterThanOrEqual(150 - jitterMs);
    const succeeded = await answerTo(password);
    expect(succeeded.text).toBe(classicSuccess);
    expect(succeeded.tookMs).toBeGreaterThanOrEqual(150 - jitterMs);
    const next = await client.lines.take(() => true, 'the first line after the answer');
    expect(next.text).toMatch(/^USER_LIST:/);
    expect(next.atMs - succeeded.sentAtMs).toBeGreaterThanOrEqual(bothPausesMs - jitterMs);
  });

  test('says nothing for 500 ms after success to a client that talks meanwhile, and then all of it in order', async () => {
    const other = await classicRegister(target);
    const client = await target.connectClassic();
    const username = freshName('eager');
    const sentAtMs = performance.now();
    client.say(JSON.stringify({ type: 'register', username, password, fingerprint: '' }));
    await client.line(classicSuccess);
    client.say('CLIENT_CAPS:ids');
    client.say('SHOW_HELP');
    const first = await client.lines.take(() => true, 'the first line after the answer');
    expect(first.atMs - sentAtMs).toBeGreaterThanOrEqual(bothPausesMs - jitterMs);
    await client.matching(/^CLIENT_CAPS_OK:ids$/);
    await client.matching(/^SYSTEM_MESSAGE:Available commands:/);
    other.client.close();
  });
});

describe('two sessions of one user', () => {
  test('live side by side', async () => {
    const first = await classicRegister(target);
    const second = await ClassicClient.connect(target.classic.port, target.classic.host);
    expect(await second.authenticate('login', first.username, password)).toBe(classicSuccess);
    const other = await classicRegister(target);
    const text = freshName('hello both');
    other.client.say(text);
    for (const client of [first.client, second]) await client.line(`${other.username}: ${text}`);
    second.close();
  });
});
