// What rooms depends on may go away and come back: whoever needs it is told when to try again, nothing is half done, and the rest goes on.

import { createSeverableLink, type SeverableLink } from '@lair/local-env/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { by, createRoom, type RoomsHarness, refusalOf, startRoomsHarness } from './harness.ts';

let harness: RoomsHarness;
let postgres: SeverableLink;
beforeEach(async () => {
  harness = await startRoomsHarness();
  postgres = await createSeverableLink(harness.backends.postgresUrls['rooms'] ?? '');
});
afterEach(async () => {
  await harness[Symbol.asyncDispose]();
  await postgres.cut();
});

const unavailable = { code: 'UNAVAILABLE', data: { retryAfterMs: 1_000 } };
const storedMembers = async (roomId: string) => {
  const { rows } = await harness.admin.query('SELECT count(*)::int AS n FROM memberships WHERE room_id = $1', [roomId]);
  return rows[0].n;
};

test('while Postgres is away every rpc is UNAVAILABLE, and afterwards all is well', async () => {
  const instance = await harness.start({ LAIR_POSTGRES_URL: postgres.url });
  const [alice, bob] = [harness.createUser('alice'), harness.createUser('bob')];
  const { id } = await createRoom(instance, alice, 'square');
  await postgres.cut();
  const refusals = await Promise.all([
    refusalOf(createRoom(instance, alice, 'other')),
    ...(['JoinRoom', 'LeaveRoom', 'GetRoom', 'ListMembers'] as const).map((rpc) =>
      refusalOf(instance.rooms.call(rpc, { room: id }, by(bob))),
    ),
    ...(['ListRooms', 'ListMemberships', 'ListDirectRooms'] as const).map((rpc) =>
      refusalOf(instance.rooms.call(rpc, {}, by(bob))),
    ),
    refusalOf(instance.rooms.call('OpenDirectRoom', { user: 'alice' }, by(bob))),
    refusalOf(instance.as('messages').call('GetAccess', { rooms: [id], userId: bob.id })),
  ]);
  for (const refusal of refusals) expect(refusal).toEqual(unavailable);
  const readiness = await fetch(`http://${instance.service.httpAddress}/readyz`);
  expect([readiness.status, await readiness.text()]).toEqual([503, 'waiting for Postgres\n']);

  await postgres.mend();
  expect((await instance.rooms.call('JoinRoom', { room: id }, by(bob))).joined).toBe(true);
  expect((await fetch(`http://${instance.service.httpAddress}/readyz`)).status).toBe(200);
});

test('while messages is away nobody joins, nothing is stored, and everything else works', async () => {
  const instance = await harness.start();
  const [alice, bob, carol] = [harness.createUser('alice'), harness.createUser('bob'), harness.createUser('carol')];
  const { id } = await createRoom(instance, alice, 'square');
  await instance.rooms.call('ListMemberships', {}, by(alice));
  await harness.messages.stop();
  expect((await refusalOf(instance.rooms.call('JoinRoom', { room: id }, by(bob)))).code).toBe('UNAVAILABLE');
  expect((await refusalOf(instance.rooms.call('ListMemberships', {}, by(bob)))).code).toBe('UNAVAILABLE');
  expect(await storedMembers(id)).toBe(1);
  expect((await instance.rooms.call('JoinRoom', { room: id }, by(alice))).joined).toBe(false);
  expect((await instance.rooms.call('ListMemberships', {}, by(alice))).rooms).toHaveLength(2);
  await createRoom(instance, bob, 'another');
  await instance.rooms.call('OpenDirectRoom', { user: carol.id }, by(bob));

  await harness.messages.start();
  expect((await instance.rooms.call('JoinRoom', { room: id }, by(bob))).joined).toBe(true);
});

test('while auth is away those who are known are served, and only a user never asked for is not found out', async () => {
  const instance = await harness.start();
  const [alice, bob] = [harness.createUser('alice'), harness.createUser('bob')];
  harness.createUser('carol');
  await createRoom(instance, alice, 'square');
  await instance.rooms.call('OpenDirectRoom', { user: 'bob' }, by(alice));
  await harness.auth.stop();
  expect((await instance.rooms.call('GetRoom', { room: 'square' }, by(bob))).room?.room?.members).toBe(1);
  expect((await instance.rooms.call('OpenDirectRoom', { user: 'bob' }, by(alice))).with?.username).toBe('bob');
  const refusal = await refusalOf(instance.rooms.call('OpenDirectRoom', { user: 'carol' }, by(alice)));
  expect(refusal.code).toBe('UNAVAILABLE');

  await harness.auth.start();
  expect((await instance.rooms.call('OpenDirectRoom', { user: 'carol' }, by(alice))).with?.username).toBe('carol');
});
