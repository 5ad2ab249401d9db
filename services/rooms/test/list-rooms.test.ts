// Lists show each room that a user may see exactly once, in order, page by page, and never one they may not.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  by,
  createRoom,
  lobbyId,
  notFound,
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
  alice = harness.createUser('Alice');
  bob = harness.createUser('bob');
  for (const name of ['Zebra', 'apple', 'Mango', '100%_sure', '100 more', 'längst'])
    await createRoom(instance, alice, name);
  await createRoom(instance, alice, 'alices own', { kind: 'ROOM_KIND_PRIVATE' });
  await createRoom(instance, bob, 'bobs own', { kind: 'ROOM_KIND_PRIVATE' });
});
afterAll(() => harness[Symbol.asyncDispose]());

const list = async (user: TestUser, request = {}) => {
  const { rooms, nextCursor } = await instance.rooms.call('ListRooms', request, by(user));
  return { names: rooms.map(({ room }) => room?.name), nextCursor, rooms };
};
const allPages = async (user: TestUser, request: object) => {
  const names: (string | undefined)[] = [];
  for (let cursor = ''; ; ) {
    const page = await list(user, { ...request, cursor });
    names.push(...page.names);
    cursor = page.nextCursor;
    if (cursor === '') return names;
  }
};

test('public rooms and the own ones, by name without case', async () => {
  const { names, nextCursor, rooms } = await list(alice);
  expect(names).toEqual(['100 more', '100%_sure', 'alices own', 'apple', 'Lobby', 'längst', 'Mango', 'Zebra']);
  expect(nextCursor).toBe('');
  const roles = Object.fromEntries(rooms.map(({ room, membership }) => [room?.name, membership?.role]));
  expect(roles).toMatchObject({ Zebra: 'ROOM_ROLE_OWNER', Lobby: undefined });
  expect((await list(bob)).names).not.toContain('alices own');
});

test('only the own ones', async () => {
  expect((await list(bob, { mine: true })).names).toEqual(['bobs own']);
});

test.for([1, 2, 3, 7, 8, 200])('pages of %i hold every room once', async (limit) => {
  for (const mine of [false, true]) {
    expect(await allPages(alice, { limit, mine })).toEqual((await list(alice, { mine })).names);
  }
});

test('a query is looked for as it is, without case, anywhere in the name', async () => {
  expect((await list(alice, { query: 'AN' })).names).toEqual(['Mango']);
  expect((await list(alice, { query: ' 0%_s ' })).names).toEqual(['100%_sure']);
  expect((await list(alice, { query: '%' })).names).toEqual(['100%_sure']);
  expect((await list(alice, { query: 'LA\u0308NG' })).names).toEqual(['längst']);
  expect((await list(alice, { query: 'nothing like it' })).names).toEqual([]);
  expect(await allPages(alice, { query: 'e', limit: 1 })).toEqual([
    '100 more',
    '100%_sure',
    'alices own',
    'apple',
    'Zebra',
  ]);
});

test.for([
  ['limit', { limit: 201 }],
  ['limit', { limit: -1 }],
  ['cursor', { cursor: 'from elsewhere' }],
  ['query', { query: 'x'.repeat(65) }],
  ['query', { query: 'a\u0000b' }],
] as const)('an invalid %s is refused: %o', async ([path, request]) => {
  expect(await refusalOf(list(alice, request))).toMatchObject({ code: 'INVALID_PARAMS', data: { issues: [{ path }] } });
});

test('GetRoom shows a public room to all, a private one to its members, and nothing else', async () => {
  const get = async (user: TestUser, room: string) => (await instance.rooms.call('GetRoom', { room }, by(user))).room;
  const zebra = await get(bob, 'ZEBRA');
  expect(zebra).toMatchObject({ room: { name: 'Zebra', members: 1 } });
  expect(zebra?.membership).toBeUndefined();
  expect(await get(alice, 'alices OWN')).toMatchObject({ membership: { role: 'ROOM_ROLE_OWNER' } });
  expect(await get(bob, lobbyId)).toMatchObject({ room: { name: 'Lobby', kind: 'ROOM_KIND_PUBLIC' } });
  for (const reference of ['alices own', 'no such room', ''])
    expect(await refusalOf(get(bob, reference))).toEqual(notFound);
});

test('ListMembers lists members by name without case, page by page, to members alone', async () => {
  const { id } = await createRoom(instance, alice, 'crowd');
  const names = ['Zoe', 'adam', 'Bert', 'carl', 'zed'];
  for (const name of names) await instance.rooms.call('JoinRoom', { room: id }, by(harness.createUser(name)));
  const sorted = ['adam', 'Alice', 'Bert', 'carl', 'zed', 'Zoe'];
  for (const limit of [1, 2, 5, 6, 0]) {
    const listed: (string | undefined)[] = [];
    for (let cursor = ''; ; ) {
      const page = await instance.rooms.call('ListMembers', { room: 'CROWD', cursor, limit }, by(alice));
      expect(page.roomId).toBe(id);
      listed.push(...page.members.map(({ user }) => user?.username));
      cursor = page.nextCursor;
      if (cursor === '') break;
    }
    expect(listed).toEqual(sorted);
  }
  expect(await refusalOf(instance.rooms.call('ListMembers', { room: id }, by(bob)))).toEqual(notFound);
});

test.for([
  ['limit', { limit: 201 }],
  ['cursor', { cursor: '!' }],
  ['cursor', { cursor: 'QUJD' }],
] as const)('ListMembers refuses an invalid %s: %o', async ([path, request]) => {
  const call = instance.rooms.call('ListMembers', { room: 'Zebra', ...request }, by(alice));
  expect(await refusalOf(call)).toMatchObject({ code: 'INVALID_PARAMS', data: { issues: [{ path }] } });
});
