/**
 * While a gateway has lost NATS, what is said is stored and answered; when NATS is back, its clients get what they missed, in rooms that they
 * were in and in rooms that they were brought into meanwhile, once and in order.
 */
import { expect, test } from 'vitest';
import { startCuttableLink } from './cuttable-link.ts';
import { Lair2Client } from './lair2-client.ts';
import { startSystem } from './system.ts';

const password = 'correct horse battery';

test('pushes and hints that were lost with NATS are made good', async () => {
  const nats = new URL(process.env['LAIR_TEST_NATS_URL'] ?? '');
  await using link = await startCuttableLink(nats.hostname, Number(nats.port));
  await using system = await startSystem({ gateway: { LAIR_NATS_URL: `nats://127.0.0.1:${link.port}` } });
  const [ann, bob] = await Promise.all(
    ['ann', 'bob'].map(async (username) => {
      const client = await Lair2Client.connect(system.tlsPort);
      await client.request('REGISTER', { username, password });
      return client;
    }),
  );
  if (!ann || !bob) throw new Error('two people were to come');
  const { room } = await ann.request('CREATE_ROOM', { name: 'storm' });
  await bob.request('JOIN_ROOM', { room: room.id });
  await ann.request('SEND_MESSAGE', { room: room.id, content: 'before' });
  await bob.event(({ params }) => params.message?.content === 'before');

  link.cut();
  for (let i = 0; i < 5; i++) await ann.request('SEND_MESSAGE', { room: room.id, content: `during ${i}` });
  await ann.request('DM', { user: 'bob', content: 'brought in' });
  expect(bob.events.some(({ params }) => params.message?.content === 'during 0')).toBe(false);
  link.mend();
  await bob.event(({ params }) => params.message?.content === 'during 4');
  await bob.event(({ params }) => params.message?.content === 'brought in');
  await ann.request('SEND_MESSAGE', { room: room.id, content: 'after' });
  await bob.event(({ params }) => params.message?.content === 'after');
  const said = bob.events.flatMap(({ method, params }) =>
    method === 'MESSAGE' && params.room === room.id ? [params.message.content] : [],
  );
  expect(said).toEqual(['before', 'during 0', 'during 1', 'during 2', 'during 3', 'during 4', 'after']);
  ann.close();
  bob.close();
});
