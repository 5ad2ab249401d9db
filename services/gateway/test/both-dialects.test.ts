/**
 * People who speak different dialects over different sessions share rooms: whoever is a member sees what is said, once, in order.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ClassicClient } from './classic-client.ts';
import { Lair2Client } from './lair2-client.ts';
import { startSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(async () => {
  await system[Symbol.asyncDispose]();
});

const password = 'correct horse battery';

test('a room is shared by a lair/2 client and a classic client', async () => {
  const ann = await Lair2Client.connect(system.tlsPort);
  await ann.request('HELLO', { client: 'test' });
  await ann.request('REGISTER', { username: 'ann', password });
  const { room } = await ann.request('CREATE_ROOM', { name: 'garden' });
  expect(room).toMatchObject({ name: 'garden', kind: 'public', me: { role: 'owner' } });

  const bob = await ClassicClient.connect(system.classicPort);
  expect(await bob.authenticate('register', 'bob', 'secret1')).toBe('Authentication successful! Welcome to The Lair!');
  await bob.line((line) => line.startsWith('USER_LIST:'));
  bob.send('JOIN_ROOM:garden');
  await bob.line((line) => line === 'CURRENT_ROOM:garden');
  await ann.event(({ method, params }) => method === 'ROOM_JOINED' && params.user.username === 'bob');

  const { message } = await ann.request('SEND_MESSAGE', { room: 'garden', content: 'hello bob' });
  expect(message.content).toBe('hello bob');
  await bob.line((line) => line === 'ann: hello bob');
  await ann.event(({ method, params }) => method === 'MESSAGE' && params.message.id === message.id);
  bob.send('hello ann: how are you?');
  const said = await ann.event(
    ({ method, params }) => method === 'MESSAGE' && params.message.author.username === 'bob',
  );
  expect(said.params.message.content).toBe('hello ann: how are you?');

  bob.send('DM:ann:psst');
  await ann.event(({ method, params }) => method === 'MESSAGE' && params.message.content === 'psst');
  await bob.line((line) => line === 'SYSTEM_MESSAGE:DM sent to ann: psst');
  await ann.request('DM', { user: 'bob', content: 'pssst' });
  await bob.line((line) => line === 'PRIVATE_MESSAGE:ann:pssst');
  const seqs = ann.events.filter(({ params }) => params.room === room.id).map(({ params }) => params.seq);
  expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  ann.close();
  bob.close();
});
