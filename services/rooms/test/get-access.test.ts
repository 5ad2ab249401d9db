// What other services let a user do follows from what rooms says, for each room asked by whatever reference, and it says nothing about what
// the user may not see.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  by,
  createRoom,
  lobbyId,
  type RoomsHarness,
  type RoomsInstance,
  refusalOf,
  startRoomsHarness,
} from './harness.ts';
import type { TestUser } from './peer-doubles.ts';

let harness: RoomsHarness;
let instance: RoomsInstance;
let owner: TestUser;
let member: TestUser;
let stranger: TestUser;
beforeAll(async () => {
  harness = await startRoomsHarness();
  instance = await harness.start();
  [owner, member, stranger] = [
    harness.createUser('owner'),
    harness.createUser('member'),
    harness.createUser('stranger'),
  ];
});
afterAll(() => harness[Symbol.asyncDispose]());

const access = async (user: TestUser, ...rooms: string[]) =>
  (await instance.as('messages').call('GetAccess', { rooms, userId: user.id })).access;

test('a member reads in their role, a stranger to a public room does not', async () => {
  const { id } = await createRoom(instance, owner, 'Square');
  harness.messages.setHead(id, 5);
  await instance.rooms.call('JoinRoom', { room: id }, by(member));
  expect(await access(member, 'SQUARE')).toMatchObject([
    {
      roomId: id,
      asked: 'SQUARE',
      canRead: true,
      readOnly: false,
      kind: 'ROOM_KIND_PUBLIC',
      membership: { role: 'ROOM_ROLE_MEMBER', startSeq: 5 },
      visibleAfterSeq: 0,
      historyFromJoining: false,
    },
  ]);
  const [strangers] = await access(stranger, id);
  expect(strangers).toMatchObject({ roomId: id, canRead: false, visibleAfterSeq: 0 });
  expect(strangers?.membership).toBeUndefined();
});

test('a read-only room says that it is, with the role that decides', async () => {
  const { id } = await createRoom(instance, owner, 'news', { settings: { readOnly: true } });
  await instance.rooms.call('JoinRoom', { room: id }, by(member));
  const readOnly = { canRead: true, readOnly: true };
  expect(await access(owner, id)).toMatchObject([{ ...readOnly, membership: { role: 'ROOM_ROLE_OWNER' } }]);
  expect(await access(member, id)).toMatchObject([{ ...readOnly, membership: { role: 'ROOM_ROLE_MEMBER' } }]);
});

test('where history begins with joining, each member sees what came after they joined, last', async () => {
  const { id } = await createRoom(instance, owner, 'fresh', { settings: { history: 'HISTORY_VISIBILITY_JOINING' } });
  harness.messages.setHead(id, 7);
  await instance.rooms.call('JoinRoom', { room: id }, by(member));
  expect(await access(owner, id)).toMatchObject([{ historyFromJoining: true, visibleAfterSeq: 0 }]);
  expect(await access(member, id)).toMatchObject([{ historyFromJoining: true, visibleAfterSeq: 7 }]);

  await instance.rooms.call('LeaveRoom', { room: id }, by(member));
  expect(await access(member, id)).toMatchObject([{ canRead: false }]);
  harness.messages.setHead(id, 20);
  await instance.rooms.call('JoinRoom', { room: id }, by(member));
  expect(await access(member, id)).toMatchObject([{ canRead: true, visibleAfterSeq: 20 }]);
});

test('private and direct rooms are there for those in them alone', async () => {
  const { id } = await createRoom(instance, owner, 'closed', { kind: 'ROOM_KIND_PRIVATE' });
  const { room } = await instance.rooms.call('OpenDirectRoom', { user: member.id }, by(owner));
  const direct = room?.room?.id ?? '';
  expect(await access(owner, id, direct)).toMatchObject([
    { roomId: id, canRead: true, membership: { role: 'ROOM_ROLE_OWNER' } },
    {
      roomId: direct,
      canRead: true,
      readOnly: false,
      kind: 'ROOM_KIND_DIRECT',
      directWith: { username: 'member' },
      membership: { role: 'ROOM_ROLE_MEMBER', startSeq: 0 },
      visibleAfterSeq: 0,
      historyFromJoining: false,
    },
  ]);
  expect(await access(stranger, id, 'closed', direct)).toEqual([]);
});

test('every reference is answered, twice if asked twice, and what does not exist is left out', async () => {
  const { id } = await createRoom(instance, owner, 'twice');
  const asked = [id, 'twice', 'TWICE', id, 'Lobby', lobbyId, 'none', '', 'nul\u0000'];
  expect((await access(owner, ...asked)).map(({ asked: reference, roomId }) => [reference, roomId])).toEqual([
    ...[id, 'twice', 'TWICE', id].map((reference) => [reference, id]),
    ['Lobby', lobbyId],
    [lobbyId, lobbyId],
  ]);
});

test('500 rooms at once are answered, 501 are refused, and so is a user without an id', async () => {
  expect(await access(owner, ...new Array(500).fill('Lobby'))).toHaveLength(500);
  expect(await refusalOf(access(owner, ...new Array(501).fill('Lobby')))).toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path: 'rooms' }] },
  });
  expect(await refusalOf(access({ ...owner, id: 'owner' }, 'Lobby'))).toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path: 'userId' }] },
  });
});

test('messages and delivery may ask, users and the gateway may not', async () => {
  const request = { rooms: ['Lobby'], userId: owner.id };
  expect((await instance.as('delivery').call('GetAccess', request)).access).toHaveLength(1);
  expect((await refusalOf(instance.rooms.call('GetAccess', request))).code).toBe('PERMISSION_DENIED');
  expect((await refusalOf(instance.rooms.call('GetAccess', request, by(owner)))).code).toBe('PERMISSION_DENIED');
});
