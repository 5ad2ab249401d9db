// A name in a message reaches exactly the member of its room who has that name, in whatever case it was written.
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
let alice: TestUser;
let bob: TestUser;
beforeAll(async () => {
  harness = await startRoomsHarness();
  instance = await harness.start();
  [alice, bob] = [harness.createUser('Alice'), harness.createUser('b.o_b-1')];
});
afterAll(() => harness[Symbol.asyncDispose]());

const find = async (roomId: string, usernames: string[]) =>
  (await instance.as('messages').call('FindMembers', { roomId, usernames })).users;
const refOf = ({ id, username }: TestUser) => ({ id, username });

test('members are found without case, each once, strangers not at all', async () => {
  const { id } = await createRoom(instance, alice, 'square');
  await instance.rooms.call('JoinRoom', { room: id }, by(bob));
  harness.createUser('stranger');
  const users = await find(id, ['ALICE', 'alice', 'B.O_B-1', 'stranger', 'nobody']);
  expect(users).toHaveLength(2);
  expect(users).toEqual(expect.arrayContaining([refOf(alice), refOf(bob)]));

  await instance.rooms.call('LeaveRoom', { room: id }, by(bob));
  expect(await find(id, ['b.o_b-1'])).toEqual([]);
});

test('in a direct room the two who talk are found, in one with oneself oneself, and nobody else', async () => {
  const carol = harness.createUser('Carol');
  const open = async (user: TestUser) =>
    (await instance.rooms.call('OpenDirectRoom', { user: user.id }, by(alice))).room?.room?.id ?? '';
  const users = await find(await open(carol), ['cArOl', 'aLiCe', bob.username]);
  expect(users).toHaveLength(2);
  expect(users).toEqual(expect.arrayContaining([refOf(carol), refOf(alice)]));
  expect(await find(await open(alice), ['alice', 'carol'])).toEqual([refOf(alice)]);
});

test('nobody is found in a room that is not there, nor by what nobody can be called', async () => {
  expect(await find('0198a8b2-1111-7111-8111-111111111111', ['alice'])).toEqual([]);
  expect(await find(lobbyId, ['', 'a\u0000lice', alice.id, 'x'.repeat(1_000), '%', 'ALİCE'])).toEqual([]);
  expect(await find(lobbyId, [])).toEqual([]);
});

test('100 names are looked for, 101 refused, and so is a room without an id', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `name-${index}`);
  expect(await find(lobbyId, names)).toEqual([]);
  expect(await refusalOf(find(lobbyId, [...names, 'alice']))).toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path: 'usernames' }] },
  });
  expect(await refusalOf(find('Lobby', ['alice']))).toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path: 'roomId' }] },
  });
});

test('messages may ask, others may not', async () => {
  const request = { roomId: lobbyId, usernames: ['alice'] };
  expect((await refusalOf(instance.as('delivery').call('FindMembers', request))).code).toBe('PERMISSION_DENIED');
  expect((await refusalOf(instance.rooms.call('FindMembers', request, by(alice)))).code).toBe('PERMISSION_DENIED');
});
