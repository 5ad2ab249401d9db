/** Guarantee: logins are remembered per server and user, readable by their owner only, and never shared by two programs. */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ServerState } from './server-state.ts';

async function freshState(): Promise<{ state: ServerState; directory: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'lair-state-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return { state: new ServerState(directory, 'chat.example.org', 8443), directory };
}

test('a login is found again, and the one that was used last comes first', async () => {
  const { state } = await freshState();
  await state.rememberLogin('alice', 'token-a');
  await state.rememberLogin('bob', 'token-b');
  await state.releaseLogin('alice');
  expect(await state.login('ALICE')).toMatchObject({ username: 'alice', token: 'token-a' });
  expect(await state.lastFreeLogin()).toMatchObject({ username: 'alice' });
  await state.forgetLogin('alice');
  expect(await state.login('alice')).toBeUndefined();
});

test('a login that another running program uses is not offered', async () => {
  const { state, directory } = await freshState();
  await state.rememberLogin('alice', 'token-a');
  const file = join(directory, 'chat.example.org_8443', 'login-alice');
  // The parent of the test process runs as long as the test does.
  await writeFile(file, JSON.stringify({ username: 'alice', token: 'token-a', processId: process.ppid }));
  expect(await state.lastFreeLogin()).toBeUndefined();
  expect(await state.login('alice')).toBeDefined();
});

test('files and folder are for their owner only', async () => {
  const { state, directory } = await freshState();
  await state.rememberLogin('alice', 'token-a');
  await state.rememberFingerprint('ab'.repeat(32));
  const folder = join(directory, 'chat.example.org_8443');
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const file of await readdir(folder)) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  expect(await state.fingerprint()).toBe('ab'.repeat(32));
});

test('servers do not share anything, whatever they are called', async () => {
  const { state, directory } = await freshState();
  await state.rememberLogin('alice', 'token-a');
  for (const [host, port] of [
    ['chat.example.org', 8444],
    ['../chat.example.org', 8443],
    ['::1', 8443],
    ['..', 8443],
  ] as const) {
    const other = new ServerState(directory, host, port);
    expect(await other.login('alice')).toBeUndefined();
    await other.rememberLogin('alice', 'other');
  }
  expect((await state.login('alice'))?.token).toBe('token-a');
  expect((await readdir(directory)).length).toBe(5);
});

test('a file that was damaged counts as not there', async () => {
  const { state, directory } = await freshState();
  await state.rememberLogin('alice', 'token-a');
  await writeFile(join(directory, 'chat.example.org_8443', 'login-alice'), '{"username":"alice",');
  expect(await state.lastFreeLogin()).toBeUndefined();
});
