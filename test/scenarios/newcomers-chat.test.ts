// The first afternoon: two people start the terminal client, register, and talk in the Lobby, in a room and by direct message; a third one
// comes with the classic client and is part of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChatProgram } from '../network/chat-program.ts';
import { ClassicClient } from '../network/classic-client.ts';
import { password } from '../network/cluster-clients.ts';
import { type Cluster, startCluster } from '../network/start-cluster.ts';

let cluster: Cluster;
let home: string;
beforeAll(async () => {
  cluster = await startCluster({ counts: {} });
  home = await mkdtemp(join(tmpdir(), 'lair-home-'));
});
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
  await rm(home, { recursive: true, force: true });
});

const register = async (name: string): Promise<ChatProgram> => {
  const program = new ChatProgram(cluster.tlsPort, join(home, name));
  program.type('r', name, password, password);
  await program.sees(`You are ${name}`);
  return program;
};

test('they register, meet in the Lobby, in a room and in private, across both protocols', async () => {
  const ann = await register('ann');
  const bob = await register('bob');
  const cat = await ClassicClient.connect(cluster.classicPort);
  expect(await cat.authenticate('register', 'cat', 'secret1')).toBe('Authentication successful! Welcome to The Lair!');
  await cat.matching(/^USER_LIST:/);

  ann.type('hello everybody');
  await bob.sees('ann: hello everybody');
  await cat.line('ann: hello everybody');
  cat.say('hello from the old days');
  await ann.sees('cat: hello from the old days');
  await bob.sees('cat: hello from the old days');

  ann.type('/create den');
  await ann.sees('den is there, and you are in it');
  bob.type('/join den');
  await bob.sees('You are in den now');
  await ann.sees('bob joined den');
  bob.type('only for the den');
  await ann.sees('bob: only for the den');

  bob.type('/dm ann psst');
  await ann.sees('psst');
  bob.type('/dm cat you too');
  await cat.line('PRIVATE_MESSAGE:bob:you too');

  ann.type('/history', '/quit');
  await ann.sees('bob: only for the den');
  expect(await ann.exitCode).toBe(0);
  bob.type('/quit');
  expect(await bob.exitCode).toBe(0);
  cat.close();
});

test('who comes back is who they were, and reads what they missed', async () => {
  const eve = await register('eve');
  const dan = await register('dan');
  dan.type('/create attic');
  await dan.sees('attic is there, and you are in it');
  eve.type('/join attic');
  await dan.sees('eve joined attic');
  eve.type('/quit');
  expect(await eve.exitCode).toBe(0);
  dan.type('while you were away');
  await dan.sees('dan: while you were away');

  const back = new ChatProgram(cluster.tlsPort, join(home, 'eve'));
  await back.sees('You are eve');
  await back.sees('dan: while you were away');
  back.type('/quit');
  dan.type('/quit');
  expect([await back.exitCode, await dan.exitCode]).toEqual([0, 0]);
});
