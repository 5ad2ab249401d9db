/**
 * When a part that the gateway depends on loses everything or restarts, connections stay, and what was answered is not lost. A gateway that
 * stops says so, answers what is in flight, and closes.
 */
import { expect, test } from 'vitest';
import { ClassicClient } from './classic-client.ts';
import { Lair2Client } from './lair2-client.ts';
import { startSystem } from './system.ts';

const password = 'correct horse battery';

test('a send with a clientId survives the death of messages', async () => {
  await using system = await startSystem();
  const ann = await Lair2Client.connect(system.tlsPort);
  await ann.request('REGISTER', { username: 'ann', password });
  await ann.request('SEND_MESSAGE', { room: 'Lobby', content: 'before' });
  await system.lair.kill('messages');
  const sent = ann.request('SEND_MESSAGE', {
    room: 'Lobby',
    content: 'during',
    clientId: '01900000-0000-4000-8000-00000000000b',
  });
  await system.lair.restart('messages');
  expect((await sent).message.content).toBe('during');
  await ann.event(({ params }) => params.message?.content === 'during');
  ann.close();
});

test('a gateway that stops tells its clients, answers what is in flight, and closes', async () => {
  await using system = await startSystem();
  const ann = await Lair2Client.connect(system.tlsPort);
  await ann.request('REGISTER', { username: 'ann', password });
  const bob = await ClassicClient.connect(system.classicPort);
  await bob.authenticate('register', 'bob', password);
  await bob.line((line) => line.startsWith('USER_LIST:'));
  const login = Lair2Client.connect(system.tlsPort);
  const inFlight = (await login).request('LOGIN', { username: 'ann', password });
  await (await login).request('PING', {}).catch(() => undefined);
  const stopped = system.lair.kill('gateway', 0, 'SIGTERM');
  expect((await inFlight).user.username).toBe('ann');
  const { params } = await ann.event(({ method }) => method === 'SHUTDOWN');
  expect(params).toEqual({ reconnectWithinMs: 5_000 });
  await bob.line((line) => line.startsWith('SYSTEM_MESSAGE:This server is restarting'));
  await ann.until(() => ann.closed);
  await bob.until(() => bob.closed);
  await stopped;
});
