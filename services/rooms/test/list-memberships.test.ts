// Everybody is in the Lobby from their first login on, once, and a login finds every room of the user.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { by, createRoom, lobbyId, type RoomsHarness, type RoomsInstance, startRoomsHarness } from './harness.ts';

let harness: RoomsHarness;
let instance: RoomsInstance;
beforeAll(async () => {
  harness = await startRoomsHarness();
  instance = await harness.start();
});
afterAll(() => harness[Symbol.asyncDispose]());

test('the first login makes a member of the Lobby, from its head on; later ones change nothing', async () => {
  const alice = harness.createUser('alice');
  harness.messages.setHead(lobbyId, 12);
  const first = await instance.rooms.call('ListMemberships', {}, by(alice));
  expect(first.rooms).toMatchObject([
    { room: { id: lobbyId, name: 'Lobby' }, membership: { role: 'ROOM_ROLE_MEMBER', startSeq: 12 } },
  ]);
  harness.messages.setHead(lobbyId, 13);
  expect(await instance.rooms.call('ListMemberships', {}, by(alice))).toEqual(first);
});

test('twenty first logins of one user at once are one membership and one change', async () => {
  const bob = harness.createUser('bob');
  const other = await harness.start();
  const before = (await instance.rooms.call('GetRoom', { room: lobbyId }, by(bob))).room?.room?.members ?? 0;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 ? instance : other).rooms.call('ListMemberships', {}, by(bob))),
  );
  for (const { rooms } of answers) expect(rooms.map(({ room }) => room?.id)).toEqual([lobbyId]);
  expect((await instance.rooms.call('GetRoom', { room: lobbyId }, by(bob))).room?.room?.members).toBe(before + 1);
});

test('all rooms of the user are there, direct ones too, and no others', async () => {
  const [carol, dave] = [harness.createUser('carol'), harness.createUser('dave')];
  const open = await createRoom(instance, carol, 'open');
  const closed = await createRoom(instance, carol, 'closed', { kind: 'ROOM_KIND_PRIVATE' });
  await createRoom(instance, dave, 'not hers');
  const direct = (await instance.rooms.call('OpenDirectRoom', { user: 'dave' }, by(carol))).room?.room?.id;
  const { rooms } = await instance.rooms.call('ListMemberships', {}, by(carol));
  expect(rooms.map(({ room }) => room?.id)).toEqual([closed.id, lobbyId, open.id, direct]);
  expect(rooms.at(-1)).toMatchObject({
    room: { kind: 'ROOM_KIND_DIRECT', name: '', members: 2 },
    directWith: { username: 'dave' },
  });
});
