/**
 * Behind a load balancer the address of a client is the one that the balancer names, and nobody else can name one; a port that is taken is
 * reported with the variable that moves it; one address cannot take every connection.
 */
import { once } from 'node:events';
import { mkdtemp, stat } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import type { Logger } from '@lair/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Accepted,
  type AcceptOptions,
  acceptClassic,
  acceptTls,
  type Listener,
} from '../src/connection/accept-connections.ts';
import { AddressLimit } from '../src/connection/address-limit.ts';
import { loadServerIdentity } from '../src/keys/server-identity.ts';
import { loadTlsCertificate, type TlsCertificate } from '../src/keys/tls-certificate.ts';

let certificate: TlsCertificate;
let stateDir: string;
const listeners: Listener[] = [];
const accepted: Accepted[] = [];
const refused: string[] = [];
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'lair-gateway-keys-'));
  certificate = await loadTlsCertificate({ tlsCertFile: undefined, tlsKeyFile: undefined, stateDir });
});
beforeEach(() => {
  accepted.length = 0;
  refused.length = 0;
});
afterAll(() => Promise.all(listeners.map((listener) => listener.stop())));

const place = (port = 0) => ({ host: '127.0.0.1', port, hostVariable: 'LAIR_X_HOST', portVariable: 'LAIR_X_PORT' });
const options = (over: Partial<AcceptOptions> = {}): AcceptOptions => ({
  proxyProtocol: true,
  openingTimeoutMs: 20_000,
  addressLimit: new AddressLimit(0),
  logger: { debug: () => undefined } as unknown as Logger,
  onRefused: (why) => refused.push(why),
  onAccepted: (client) => {
    accepted.push(client);
    client.socket.on('data', (chunk) => client.socket.write(chunk)).resume();
  },
  ...over,
});
const classic = async (over: Partial<AcceptOptions> = {}): Promise<number> => {
  const listener = await acceptClassic(place(), options(over));
  listeners.push(listener);
  return Number(listener.address.split(':').at(-1));
};
const header = 'PROXY TCP4 203.0.113.7 127.0.0.1 4000 8080\r\n';
const v2 = (command: number) =>
  Buffer.concat([
    Buffer.from('0d0a0d0a000d0a515549540a', 'hex'),
    Buffer.from([0x20 | command, 0x11, 0, 12, 203, 0, 113, 9, 127, 0, 0, 1, 0x10, 0, 0x20, 0]),
  ]);
const closed = (socket: Socket): Promise<unknown> =>
  new Promise((resolve) =>
    socket
      .on('error', () => undefined)
      .once('close', resolve)
      .resume(),
  );

describe('the PROXY header', () => {
  test.each([
    ['version 1', Buffer.from(header), '203.0.113.7'],
    ['version 2', v2(1), '203.0.113.9'],
    ['without an address', Buffer.from('PROXY UNKNOWN\r\n'), '127.0.0.1'],
  ])('%s gives the client its address, however it is cut', async (_name, bytes, address) => {
    const port = await classic();
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    for (const byte of bytes) {
      socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    socket.write('hello');
    expect(String((await once(socket, 'data'))[0])).toBe('hello');
    expect(accepted.map((client) => client.address)).toEqual([address]);
    socket.destroy();
  });

  test('comes before TLS', async () => {
    const listener = await acceptTls(place(), certificate, options());
    listeners.push(listener);
    const raw = connect(Number(listener.address.split(':').at(-1)), '127.0.0.1');
    raw.write(v2(1));
    const socket = connectTls({ socket: raw, rejectUnauthorized: false, ALPNProtocols: ['lair/2'] });
    await once(socket, 'secureConnect');
    expect(socket.alpnProtocol).toBe('lair/2');
    socket.write('hello');
    expect(String((await once(socket, 'data'))[0])).toBe('hello');
    expect(accepted.map((client) => client.address)).toEqual(['203.0.113.9']);
    socket.destroy();
  });

  test('must be there, in time and well formed', async () => {
    const port = await classic({ openingTimeoutMs: 300 });
    const silent = connect(port, '127.0.0.1');
    const wrong = connect(port, '127.0.0.1');
    wrong.write('GET / HTTP/1.1\r\n\r\n');
    await Promise.all([closed(silent), closed(wrong)]);
    expect(refused).toEqual(['proxy-header', 'proxy-header']);
    expect(accepted).toEqual([]);
  });

  test('of the balancer itself is closed quietly', async () => {
    const socket = connect(await classic(), '127.0.0.1');
    socket.write(v2(0));
    await closed(socket);
    expect([...refused, ...accepted]).toEqual([]);
  });
});

describe('TLS', () => {
  test('needs no ALPN, and refuses what is no TLS', async () => {
    const listener = await acceptTls(place(), certificate, options({ proxyProtocol: false }));
    listeners.push(listener);
    const port = Number(listener.address.split(':').at(-1));
    const plain = connect(port, '127.0.0.1');
    plain.write('hello\n');
    await closed(plain);
    expect(refused).toEqual(['tls']);
    const socket = connectTls({
      port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
    });
    await once(socket, 'secureConnect');
    expect(socket.getProtocol()).toBe('TLSv1.2');
    socket.destroy();
  });
});

test('one address has so many connections and no more, and gets them back', async () => {
  const port = await classic({ proxyProtocol: false, addressLimit: new AddressLimit(1) });
  const first = connect(port, '127.0.0.1');
  first.write('hello');
  await once(first, 'data');
  await closed(connect(port, '127.0.0.1'));
  expect(refused).toEqual(['address']);
  first.destroy();
  await closed(accepted[0]?.socket as Socket);
  const again = connect(port, '127.0.0.1');
  again.write('again');
  await once(again, 'data');
  again.destroy();
});

test('a taken port is named with the variable that moves it', async () => {
  const taken: Server = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  await expect(acceptClassic(place(port), options())).rejects.toThrow(
    `127.0.0.1:${port} is taken by another program; set LAIR_X_PORT to another port`,
  );
  taken.close();
});

describe('keys', () => {
  test('are made once, readable by their owner only', async () => {
    const again = await loadTlsCertificate({ tlsCertFile: undefined, tlsKeyFile: undefined, stateDir });
    expect(String(again.cert)).toContain(String(certificate.cert).trim());
    expect((await stat(join(stateDir, 'tls.pem'))).mode & 0o777).toBe(0o600);
    const first = await loadServerIdentity(stateDir, undefined);
    const second = await loadServerIdentity(stateDir, undefined);
    expect(second.publicKey).toEqual(first.publicKey);
    expect((await stat(join(stateDir, 'identity.key'))).mode & 0o777).toBe(0o600);
  });

  test('that are named but cannot be used are refused with their variable', async () => {
    const missing = join(stateDir, 'missing.pem');
    await expect(loadServerIdentity(stateDir, missing)).rejects.toThrow('LAIR_IDENTITY_KEY_FILE');
    await expect(loadTlsCertificate({ tlsCertFile: missing, tlsKeyFile: undefined, stateDir })).rejects.toThrow(
      'together',
    );
    await expect(loadTlsCertificate({ tlsCertFile: missing, tlsKeyFile: missing, stateDir })).rejects.toThrow(
      'LAIR_TLS_CERT_FILE',
    );
  });
});
