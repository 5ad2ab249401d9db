// Whatever a peer sends instead of a handshake ends its own connection, without a word, and nobody else's.
import { createCipheriv, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { createHandshakeKeys, SealedLines } from '@lair/wire';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Lair2Client, openClassicSession } from '../../network/lair2-client.ts';
import { LineReader } from '../line-reader.ts';
import { freshName, password } from '../people.ts';
import { isOwnSystem, type OwnTarget, startTarget, type Target } from '../target.ts';
import { type Bystanders, bystandersOf } from './bystander.ts';

let target: Target;
let bystanders: Bystanders;
beforeAll(async () => {
  target = await startTarget();
  bystanders = await bystandersOf(target);
});
afterEach(() => bystanders.talk());
afterAll(() => target.close());

const dial = (address = target.classic): { socket: Socket; reader: LineReader } => {
  const socket = connect({ ...address, noDelay: true });
  return { socket, reader: new LineReader(socket) };
};

describe('a line that is no key', () => {
  const key = createHandshakeKeys().publicKey.toString('base64');
  test.each([
    ['of 32 zero bytes', Buffer.alloc(32).toString('base64')],
    ['of low order', 'AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    ['of 31 bytes', Buffer.alloc(31, 9).toString('base64')],
    ['of 33 bytes', Buffer.alloc(33, 9).toString('base64')],
    ['without padding', key.replace('=', '')],
    ['in the URL alphabet', `-_${key.slice(2)}`],
    ['with non-zero trailing bits', `${'A'.repeat(42)}B=`],
    ['with white space', ` ${key}`],
    ['with something behind it', `${key}AAAA`],
    ['that is empty', ''],
    ['that is text', 'hello'],
    ['that is a lair/2 request', '{"jsonrpc":"2.0","id":1,"method":"PING"}'],
  ])('%s', async (_, line) => {
    const { socket, reader } = dial();
    await reader.next();
    socket.write(`${line}\n`);
    await reader.ended;
    expect(reader.lines.peek()).toEqual([]);
  });

  test('that is not even ASCII', async () => {
    const { socket, reader } = dial();
    await reader.next();
    socket.write(Buffer.concat([Buffer.from([0, 255, 254, 128]), Buffer.from('\n')]));
    await reader.ended;
    expect(reader.lines.peek()).toEqual([]);
  });

  test('that does not end', async () => {
    const { socket, reader } = dial();
    await reader.next();
    socket.write('A'.repeat(64 * 1024));
    await reader.ended;
    expect(reader.lines.peek()).toEqual([]);
  });
});

describe('a handshake that is cut off', () => {
  test.each(['', 'hSDwCYkwp1R0i33c'])('after "%s", by an end or a reset', async (begun) => {
    for (const cut of ['end', 'resetAndDestroy'] as const) {
      const { socket, reader } = dial();
      await reader.next();
      await new Promise((resolve) => socket.write(begun, resolve));
      socket[cut]();
      await reader.ended;
    }
  });
});

describe('a sealed line that does not open', () => {
  const openSession = () => openClassicSession(target.classic.port, target.classic.host);
  const broken: readonly (readonly [string, (sealed: SealedLines, aesKey: Buffer) => string | Buffer])[] = [
    ['whose tag is wrong', (sealed) => flipped(sealed.seal('hello'), -5)],
    ['whose nonce is wrong', (sealed) => flipped(sealed.seal('hello'), 3)],
    ['of another key', () => new SealedLines(randomBytes(32)).seal('hello')],
    ['without padding', (sealed) => `${sealed.seal('hell').trimEnd().replaceAll('=', '')}\n`],
    ['in the URL alphabet', (sealed) => `-_${sealed.seal('hello').slice(2)}`],
    ['with non-zero trailing bits', () => `${'A'.repeat(38)}B=\n`],
    ['of fewer than 28 bytes', () => `${Buffer.alloc(27).toString('base64')}\n`],
    ['that is empty', () => '\n'],
    ['that is not sealed', () => '{"type":"login","username":"alice","password":"secret1"}\n'],
    ['with white space', (sealed) => ` ${sealed.seal('hello')}`],
    ['that holds wrong UTF-8', (_, aesKey) => sealBytes(aesKey, Buffer.from([0x61, 0xff, 0xfe]))],
    ['that is no ASCII', () => Buffer.from([0xff, 0xfe, 0x0a])],
  ];

  test.each(broken)('%s, before login', async (_, make) => {
    const { socket, sealed, aesKey } = await openSession();
    const reader = new LineReader(socket);
    socket.write(make(sealed, aesKey));
    await reader.ended;
    expect(reader.lines.peek()).toEqual([]);
  });

  test.each(broken)('%s, after login', async (_, make) => {
    const session = await openSession();
    const client = new Lair2Client(session.socket, session, session.splitter);
    await client.request('REGISTER', { username: freshName('user'), password });
    client.raw(make(session.sealed, session.aesKey));
    await client.closed;
    expect(client.answers.peek()).toEqual([]);
  });
});

describe('bytes that are no TLS', () => {
  test.each([
    ['a lair/2 line', '{"jsonrpc":"2.0","id":1,"method":"HELLO","params":{}}\n'],
    ['an HTTP request', 'GET / HTTP/1.1\r\nHost: lair\r\n\r\n'],
    ['random bytes', randomBytes(4_096)],
    ['a TLS record of nonsense', Buffer.concat([Buffer.from([22, 3, 1, 2, 0]), randomBytes(512)])],
  ])('%s', async (_, bytes) => {
    const { socket, reader } = dial(target.tls);
    socket.write(bytes);
    await reader.ended;
  });

  test('a handshake that is cut off', async () => {
    const { socket, reader } = dial(target.tls);
    // The beginning of a ClientHello.
    await new Promise((resolve) => socket.write(Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]), resolve));
    socket.resetAndDestroy();
    await reader.ended;
  });

  test('a version of TLS that is too old', async () => {
    const socket = connectTls({ ...target.tls, rejectUnauthorized: false, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' });
    const error = await new Promise<Error>((resolve, reject) => {
      socket.once('error', resolve).once('secureConnect', () => reject(new Error('TLS 1.1 was accepted')));
    });
    expect(error).toBeInstanceOf(Error);
  });

  test('a client that asks for no ALPN, or another as well, is served', async () => {
    for (const ALPNProtocols of [undefined, ['h2', 'lair/2']]) {
      const socket = connectTls({
        ...target.tls,
        rejectUnauthorized: false,
        ...(ALPNProtocols ? { ALPNProtocols } : {}),
      });
      await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
      const reader = new LineReader(socket);
      socket.write('{"jsonrpc":"2.0","id":1,"method":"PING"}\n');
      expect(JSON.parse(await reader.next())).toMatchObject({ id: 1 });
      socket.destroy();
    }
  });
});

describe.runIf(isOwnSystem)('behind a load balancer', () => {
  let balanced: Target;
  beforeAll(async () => {
    balanced = await (target as OwnTarget).gatewayWith({ LAIR_PROXY_PROTOCOL: 'true', LAIR_LOGIN_TIMEOUT_MS: '3000' });
  });
  afterAll(() => balanced.close());

  const v1 = 'PROXY TCP4 192.0.2.1 127.0.0.1 50000 8080\r\n';
  const signature = Buffer.from('0d0a0d0a000d0a515549540a', 'hex');
  /** A v2 header with this command, family and addresses. */
  const v2 = (command: number, family: number, addresses: Buffer): Buffer => {
    const head = Buffer.from([0x20 | command, family, 0, 0]);
    head.writeUInt16BE(addresses.length, 2);
    return Buffer.concat([signature, head, addresses]);
  };
  const ipv4 = Buffer.from([192, 0, 2, 1, 127, 0, 0, 1, 0xc3, 0x50, 0x1f, 0x90]);

  test.each([
    ['v1', Buffer.from(v1)],
    ['v1 of an unknown client', Buffer.from('PROXY UNKNOWN\r\n')],
    ['v2', v2(1, 0x11, ipv4)],
    ['v2 with additions', v2(1, 0x11, Buffer.concat([ipv4, Buffer.from([4, 0, 1, 0])]))],
    ['v2 of IPv6', v2(1, 0x21, Buffer.alloc(36, 1))],
  ])('a header of %s comes before the session, in whatever pieces', async (_, header) => {
    const { socket, reader } = dial(balanced.classic);
    for (const byte of header) await new Promise((resolve) => socket.write(Buffer.from([byte]), resolve));
    expect(await reader.next()).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    socket.destroy();
  });

  test.each([
    ['a session without a header', createHandshakeKeys().line],
    ['a v1 header without its CR', v1.replace('\r', '')],
    ['a v1 header with a wrong address', v1.replace('192.0.2.1', '192.0.2.999')],
    ['a v1 header with a wrong port', v1.replace('50000', '99999')],
    ['a v1 header that does not end', `PROXY TCP4 ${'1'.repeat(200)}`],
    ['a v2 header of another version', Buffer.concat([signature, Buffer.from([0x31, 0x11, 0, 12]), ipv4])],
    ['a v2 header without its addresses', v2(1, 0x11, Buffer.alloc(4))],
    ['a v2 header that is too long', v2(1, 0x11, Buffer.alloc(60_000))],
    ['garbage', randomBytes(300)],
  ])('%s is closed without a word', async (_, bytes) => {
    for (const address of [balanced.classic, balanced.tls]) {
      const { socket, reader } = dial(address);
      socket.write(bytes);
      await reader.ended;
      expect(reader.lines.peek()).toEqual([]);
    }
  });

  test('a header that never ends is not waited for longer than a login', async () => {
    const { socket, reader } = dial(balanced.classic);
    socket.write('PROXY TCP4 192.0');
    await reader.ended;
  });
});

/** A wire line with one character changed, counted from the front or from the back. */
const flipped = (line: string, at: number): string => {
  const text = line.trimEnd();
  const index = at < 0 ? text.length + at : at;
  const other = text[index] === 'A' ? 'B' : 'A';
  return `${text.slice(0, index)}${other}${text.slice(index + 1)}\n`;
};

/** Seals bytes that need not be text. */
const sealBytes = (aesKey: Buffer, bytes: Buffer): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', aesKey, nonce);
  const sealed = [nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
  return `${Buffer.concat(sealed).toString('base64')}\n`;
};
