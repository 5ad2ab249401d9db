/** Guarantee: nothing is sent to a server that is not the one it should be. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from './connect.ts';
import { ServerIdentityError } from './errors.ts';
import type { ServerCertificate, TlsTransportOptions } from './options.ts';
import {
  greeting,
  otherTestCertificate,
  type ScriptedServer,
  startScriptedServer,
  testCertificate,
} from './testing/index.ts';

async function server(options: Parameters<typeof startScriptedServer>[0] = {}): Promise<ScriptedServer> {
  const started = await startScriptedServer(options);
  onTestFinished(() => started.close());
  return started;
}

async function connectTo(scripted: ScriptedServer, tls: Omit<TlsTransportOptions, 'kind'>): Promise<void> {
  const [client] = await Promise.all([
    connect({ address: scripted.address, transport: { kind: 'tls', ...tls } }),
    scripted.greet(),
  ]);
  await client.close();
}

async function expectRefused(scripted: ScriptedServer, tls: Omit<TlsTransportOptions, 'kind'>): Promise<void> {
  await expect(connect({ address: scripted.address, transport: { kind: 'tls', ...tls } })).rejects.toThrow(
    ServerIdentityError,
  );
  await scripted.close();
  expect(scripted.heardAnything).toBe(false);
}

test('a certificate that nobody vouches for is refused', async () => {
  await expectRefused(await server(), {});
});

test('a certificate of a given authority is believed', async () => {
  await connectTo(await server(), { ca: testCertificate.cert });
});

test('the certificate of another authority is refused', async () => {
  await expectRefused(await server(), { ca: otherTestCertificate.cert });
});

test('a name that is not in the certificate is refused', async () => {
  await expectRefused(await server(), { ca: testCertificate.cert, serverName: 'chat.example.org' });
});

test('only the pinned certificate is believed, and its fingerprint is shown to whoever decides', async () => {
  const shown: ServerCertificate[] = [];
  await connectTo(await server(), { checkCertificate: (certificate) => shown.push(certificate) });
  expect(shown[0]).toMatchObject({ authorized: false, problem: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  const { fingerprint } = shown[0] as ServerCertificate;
  await connectTo(await server(), { fingerprint });
  await connectTo(await server(), { fingerprint: (fingerprint.toUpperCase().match(/../g) ?? []).join(':') });
  await expectRefused(await server({ certificate: otherTestCertificate }), { fingerprint });
});

test('a lost connection is not replaced by one to another server', async () => {
  const first = await server();
  let pinned: string | undefined;
  const transport: TlsTransportOptions = {
    kind: 'tls',
    checkCertificate: ({ fingerprint }) => {
      pinned ??= fingerprint;
      if (pinned !== fingerprint) throw new ServerIdentityError('changed', fingerprint);
    },
  };
  const [client, connection] = await Promise.all([
    connect({ address: first.address, transport, reconnect: { baseDelayMs: 1 } }),
    first.greet(),
  ]);
  onTestFinished(() => client.close());
  await Promise.all([client.login('alice', 'correct horse'), connection.logIn()]);
  const { port } = first;
  await first.close();
  const impostor = await server({ certificate: otherTestCertificate, port });
  const disconnected = new Promise<unknown>((resolve) => {
    client.on('connection', (state) => state.state === 'disconnected' && resolve(state.reason));
  });
  expect(await disconnected).toBeInstanceOf(ServerIdentityError);
  await impostor.close();
  expect(impostor.heardAnything).toBe(false);
});

/** A classic server that proves itself with a key, by the handshake that it saw. */
async function classicServer(
  options: { readonly forge?: boolean } = {},
): Promise<{ scripted: ScriptedServer; serverKey: string; serve: () => Promise<void> }> {
  const scripted = await server({ kind: 'classic' });
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const serverKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
  const serve = async (): Promise<void> => {
    const connection = await scripted.accept();
    const hello = await connection.take('HELLO');
    const transcript = options.forge ? Buffer.from('another handshake') : connection.transcript;
    const signature = sign(null, transcript, privateKey).toString('base64');
    connection.answer(hello, { ...greeting(), identity: { key: serverKey, signature } });
  };
  return { scripted, serverKey, serve };
}

test('a classic session carries lair/2, also with a pinned key', async () => {
  const { scripted, serverKey, serve } = await classicServer();
  for (const pin of [{}, { serverKey }]) {
    const served = serve();
    const client = await connect({ address: scripted.address, transport: { kind: 'classic', ...pin } });
    await served;
    await client.close();
  }
});

test('a classic server with another key, or with a signature of another handshake, is refused', async () => {
  const other = await classicServer();
  const served = other.serve();
  const serverKey = Buffer.alloc(32).toString('base64');
  await expect(connect({ address: other.scripted.address, transport: { kind: 'classic', serverKey } })).rejects.toThrow(
    ServerIdentityError,
  );
  await served;
  const forger = await classicServer({ forge: true });
  const forged = forger.serve();
  const pinned = { kind: 'classic', serverKey: forger.serverKey } as const;
  await expect(connect({ address: forger.scripted.address, transport: pinned })).rejects.toThrow(
    'does not hold the key',
  );
  await forged;
});
