// Gateways that share a folder show clients one certificate and one identity, also when they start for the first time at the same moment.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadServerIdentity } from '../src/keys/server-identity.ts';
import { loadTlsCertificate } from '../src/keys/tls-certificate.ts';

let stateDir: string;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'lair-keys-'));
});
afterEach(() => rm(stateDir, { recursive: true }));

const atOnce = <T>(load: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 8 }, load));

test('one identity for all, kept for the next start', async () => {
  const identities = await atOnce(() => loadServerIdentity(stateDir, undefined));
  const again = await loadServerIdentity(stateDir, undefined);
  for (const { publicKey } of identities) expect(publicKey).toEqual(again.publicKey);
});

test('one certificate for all, kept for the next start', async () => {
  const load = () => loadTlsCertificate({ stateDir, tlsCertFile: undefined, tlsKeyFile: undefined });
  const certificates = await atOnce(load);
  const again = await load();
  for (const { cert, selfSigned } of certificates) {
    expect(cert).toEqual(again.cert);
    expect(selfSigned).toBe(true);
  }
});

test('keys are for their owner only, and no drafts are left', async () => {
  await atOnce(() => loadServerIdentity(stateDir, undefined));
  await atOnce(() => loadTlsCertificate({ stateDir, tlsCertFile: undefined, tlsKeyFile: undefined }));
  expect((await readdir(stateDir)).sort()).toEqual(['identity.key', 'tls-cert.pem', 'tls.pem']);
  for (const file of ['identity.key', 'tls.pem']) {
    expect((await stat(join(stateDir, file))).mode & 0o777).toBe(0o600);
  }
});

test('a named file that cannot be used is named by its variable', async () => {
  await expect(loadServerIdentity(stateDir, join(stateDir, 'no.key'))).rejects.toThrow('LAIR_IDENTITY_KEY_FILE');
  const missing = join(stateDir, 'no.pem');
  await expect(loadTlsCertificate({ stateDir, tlsCertFile: missing, tlsKeyFile: missing })).rejects.toThrow(
    'LAIR_TLS_',
  );
  await expect(loadTlsCertificate({ stateDir, tlsCertFile: missing, tlsKeyFile: undefined })).rejects.toThrow(
    'together',
  );
});
