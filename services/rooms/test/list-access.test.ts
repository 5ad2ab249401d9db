// Whoever reads in all rooms of a user at once learns of each room that the user may read, direct ones too, and of no other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { by, createRoom, type RoomsHarness, type RoomsInstance, refusalOf, startRoomsHarness } from './harness.ts';
import type { TestUser } from './peer-doubles.ts';

let harness: RoomsHarness;
let instance: RoomsInstance;
beforeAll(async () => {
  harness = await startRoomsHarness();
  instance = await harness.start();
});
afterAll(() => harness[Symbol.asyncDispose]());

const listAccess = async (user: { readonly id: string }, at = instance) =>
  (await at.as('messages').call('ListAccess', { userId: user.id })).access;
const openDirect = async (user: TestUser, other: TestUser) =>
  (await instance.rooms.call('OpenDirectRoom', { user: other.id }, by(user))).room?.room?.id ?? '';

test('it is what GetAccess says of each of the rooms, asked by their ids', async () => {
  const [alice, bob] = [harness.createUser('alice'), harness.createUser('bob')];
  const open = await createRoom(instance, alice, 'open');
  const closed = await createRoom(instance, bob, 'closed', {
    kind: 'ROOM_KIND_PRIVATE',
    settings: { readOnly: true, history: 'HISTORY_VISIBILITY_JOINING' },
  });
  await createRoom(instance, bob, 'elsewhere');
  harness.messages.setHead(open.id, 3);
  await instance.rooms.call('JoinRoom', { room: open.id }, by(bob));
  const direct = await openDirect(alice, bob);

  const listed = await listAccess(bob);
  const ids = listed.map(({ roomId }) => roomId);
  expect(ids).toHaveLength(4);
  expect(ids).toEqual(expect.arrayContaining([open.id, closed.id, direct]));
  expect(listed.map(({ asked }) => asked)).toEqual(ids);
  const { access } = await instance.as('messages').call('GetAccess', { userId: bob.id, rooms: ids });
  expect(listed).toEqual(access);
});

test('somebody in no room, and somebody who is nobody, read nothing; who has left a room reads the others', async () => {
  const [carol, dora] = [harness.createUser('carol'), harness.createUser('dora')];
  expect(await listAccess(carol)).toEqual([]);
  expect(await listAccess({ id: '0198a8b2-1111-7111-8111-111111111111' })).toEqual([]);
  const { id } = await createRoom(instance, dora, 'a while');
  await instance.rooms.call('JoinRoom', { room: id }, by(carol));
  expect(await listAccess(carol)).toMatchObject([{ roomId: id, canRead: true }]);
  await instance.rooms.call('LeaveRoom', { room: id }, by(carol));
  expect(await listAccess(carol)).toEqual([]);
});

test('no more rooms than a user may be in: beyond that the oldest direct ones are left out', async () => {
  const bounded = await harness.start({ LAIR_ROOMS_PER_USER: '3' });
  const erin = harness.createUser('erin');
  const named = [await createRoom(instance, erin, 'first of erin'), await createRoom(instance, erin, 'second of erin')];
  const directs: string[] = [];
  for (const name of ['fred', 'gina', 'hugo', 'ines']) directs.push(await openDirect(harness.createUser(name), erin));
  const ids = (await listAccess(erin, bounded)).map(({ roomId }) => roomId);
  expect(ids).toEqual([...named.map(({ id }) => id), directs.at(-1)]);
  expect(await listAccess(erin)).toHaveLength(6);
});

test('messages may ask, others may not, and a user needs an id', async () => {
  const ivan = harness.createUser('ivan');
  const request = { userId: ivan.id };
  expect((await refusalOf(instance.as('delivery').call('ListAccess', request))).code).toBe('PERMISSION_DENIED');
  expect((await refusalOf(instance.rooms.call('ListAccess', request, by(ivan)))).code).toBe('PERMISSION_DENIED');
  expect(await refusalOf(listAccess({ id: 'ivan' }))).toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path: 'userId' }] },
  });
});
