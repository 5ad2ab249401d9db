// Membership is what the rest rests on: joined once whatever is repeated, counted right under any concurrency, never without an owner while somebody is there.
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
beforeAll(async () => {
  harness = await startRoomsHarness();
  instance = await harness.start();
});
afterAll(() => harness[Symbol.asyncDispose]());

let made = 0;
const newUser = () => harness.createUser(`user-${++made}`);
const newRoom = (owner: TestUser, more = {}) => createRoom(instance, owner, `room ${++made}`, more);
const join = (user: TestUser, room: string, { rooms } = instance) => rooms.call('JoinRoom', { room }, by(user));
const leave = (user: TestUser, room: string) => instance.rooms.call('LeaveRoom', { room }, by(user));
const storedMembers = async (roomId: string) => {
  const { rows } = await harness.admin.query(
    'SELECT member_count, (SELECT count(*)::int FROM memberships WHERE room_id = id) AS rows FROM rooms WHERE id = $1',
    [roomId],
  );
  return rows[0];
};
const rolesOf = async (member: TestUser, room: string) => {
  const { members } = await instance.rooms.call('ListMembers', { room }, by(member));
  return Object.fromEntries(members.map(({ user, membership }) => [user?.username, membership?.role]));
};

test('a member joins from the head on, by id or by name in any case', async () => {
  const { id, room } = await newRoom(newUser());
  harness.messages.setHead(id, 41);
  for (const reference of [id, id.toUpperCase(), room?.name ?? '', room?.name.toUpperCase() ?? '']) {
    const answer = await join(newUser(), reference);
    expect(answer).toMatchObject({ joined: true, room: { membership: { role: 'ROOM_ROLE_MEMBER', startSeq: 41 } } });
  }
  expect(await storedMembers(id)).toEqual({ member_count: 5, rows: 5 });
});

test('joining again answers the same and changes nothing', async () => {
  const { id } = await newRoom(newUser());
  const user = newUser();
  const first = await join(user, id);
  harness.messages.setHead(id, 7);
  expect(await join(user, id)).toEqual({ ...first, joined: false });
});

test('whoever comes back begins at the new head', async () => {
  const { id } = await newRoom(newUser());
  const user = newUser();
  await join(user, id);
  await leave(user, id);
  harness.messages.setHead(id, 99);
  expect((await join(user, id)).room?.membership?.startSeq).toBe(99);
});

test('twenty joins of one user at once, on two instances, are one membership', async () => {
  const other = await harness.start();
  const { id } = await newRoom(newUser());
  const user = newUser();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => join(user, id, index % 2 ? instance : other)),
  );
  expect(answers.filter(({ joined }) => joined)).toHaveLength(1);
  expect(await storedMembers(id)).toEqual({ member_count: 2, rows: 2 });
});

test('of twenty who join a room with three places, three get in', async () => {
  const { id } = await newRoom(newUser(), { settings: { maxMembers: 4 } });
  const users = Array.from({ length: 20 }, newUser);
  const outcomes = await Promise.allSettled(users.map((user) => join(user, id)));
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.data] : []));
  expect(refusals).toEqual(new Array(17).fill({ reason: 'room_full' }));
  expect(await storedMembers(id)).toEqual({ member_count: 4, rows: 4 });
  const inside = users[outcomes.findIndex(({ status }) => status === 'fulfilled')];
  if (inside) expect((await join(inside, id)).joined).toBe(false);
});

test('a private room, one that does not exist, and what cannot be a name are NOT_FOUND alike, to join and to leave', async () => {
  const owner = newUser();
  const { id, room } = await newRoom(owner, { kind: 'ROOM_KIND_PRIVATE' });
  const stranger = newUser();
  for (const reference of [
    id,
    room?.name ?? '',
    'no such room',
    '019a0000-0000-7000-8000-00000000dead',
    '',
    'nul\u0000',
  ]) {
    expect(await refusalOf(join(stranger, reference))).toEqual(notFound);
    expect(await refusalOf(leave(stranger, reference))).toEqual(notFound);
  }
  expect((await join(owner, id)).joined).toBe(false);
});

test('leaving ends the membership; leaving again, or without having been there, answers the same', async () => {
  const { id, room } = await newRoom(newUser());
  const user = newUser();
  await join(user, id);
  const answer = { roomId: id, name: room?.name };
  expect(await leave(user, room?.name ?? '')).toEqual(answer);
  expect(await leave(user, id)).toEqual(answer);
  expect(await leave(newUser(), id)).toEqual(answer);
  expect(await storedMembers(id)).toEqual({ member_count: 1, rows: 1 });
});

test('when the owner leaves, the highest and then the longest there owns the room', async () => {
  const [owner, first, moderator, late] = [newUser(), newUser(), newUser(), newUser()];
  const { id } = await newRoom(owner);
  for (const user of [first, moderator, late]) await join(user, id);
  await harness.admin.query("UPDATE memberships SET role = 'moderator' WHERE room_id = $1 AND user_id = $2", [
    id,
    moderator.id,
  ]);
  await leave(owner, id);
  expect(await rolesOf(late, id)).toEqual({
    [first.username]: 'ROOM_ROLE_MEMBER',
    [moderator.username]: 'ROOM_ROLE_OWNER',
    [late.username]: 'ROOM_ROLE_MEMBER',
  });
  await leave(moderator, id);
  expect(await rolesOf(late, id)).toEqual({ [first.username]: 'ROOM_ROLE_OWNER', [late.username]: 'ROOM_ROLE_MEMBER' });
});

test('when a member leaves, the owner stays the owner', async () => {
  const [owner, member] = [newUser(), newUser()];
  const { id } = await newRoom(owner);
  await join(member, id);
  await leave(member, id);
  expect(await rolesOf(owner, id)).toEqual({ [owner.username]: 'ROOM_ROLE_OWNER' });
});

test('when half of the members leave at once, owner first, the rest have exactly one owner', async () => {
  const users = Array.from({ length: 12 }, newUser);
  const [owner = newUser(), ...others] = users;
  const { id } = await newRoom(owner);
  for (const user of others) await join(user, id);
  await Promise.all(users.slice(0, 6).map((user) => leave(user, id)));
  const roles = Object.values(await rolesOf(users[11] ?? owner, id));
  expect(roles).toHaveLength(6);
  expect(roles.filter((role) => role === 'ROOM_ROLE_OWNER')).toHaveLength(1);
  expect(await storedMembers(id)).toEqual({ member_count: 6, rows: 6 });
});

test('a room that all have left is kept, and whoever joins it next is a member', async () => {
  const owner = newUser();
  const { id } = await newRoom(owner);
  await leave(owner, id);
  expect(await storedMembers(id)).toEqual({ member_count: 0, rows: 0 });
  expect((await join(newUser(), id)).room?.room?.members).toBe(1);
});

test('nobody leaves the Lobby, or a direct room', async () => {
  const [user, friend] = [newUser(), newUser()];
  for (const reference of [lobbyId, 'Lobby', 'lobby']) {
    expect(await refusalOf(leave(user, reference))).toEqual({
      code: 'FAILED_PRECONDITION',
      data: { reason: 'lobby' },
    });
  }
  const { room } = await instance.rooms.call('OpenDirectRoom', { user: friend.id }, by(user));
  const id = room?.room?.id ?? '';
  expect(await refusalOf(leave(friend, id))).toEqual({ code: 'FAILED_PRECONDITION', data: { reason: 'direct_room' } });
  expect(await refusalOf(leave(newUser(), id))).toEqual(notFound);
  expect((await join(friend, id)).joined).toBe(false);
  expect(await refusalOf(join(newUser(), id))).toEqual(notFound);
});
