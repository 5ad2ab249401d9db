// Two users have one conversation, whoever of them begins it, even if both begin at once; nobody else has any part in it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { by, notFound, type RoomsHarness, type RoomsInstance, refusalOf, startRoomsHarness } from './harness.ts';
import type { TestUser } from './peer-doubles.ts';

let harness: RoomsHarness;
let instance: RoomsInstance;
beforeAll(async () => {
  harness = await startRoomsHarness();
  instance = await harness.start();
});
afterAll(() => harness[Symbol.asyncDispose]());

const open = async (user: TestUser, other: string, { rooms } = instance) => {
  const answer = await rooms.call('OpenDirectRoom', { user: other }, by(user));
  return { ...answer, id: answer.room?.room?.id ?? '' };
};
const ref = ({ id, username }: TestUser) => ({ id, username });

test('both sides find the same room, by id and by name in any case, each with the other', async () => {
  const [alice, bob] = [harness.createUser('Alice'), harness.createUser('Bob')];
  const opened = await open(alice, 'bOB');
  expect(opened).toMatchObject({
    with: ref(bob),
    room: {
      room: { name: '', kind: 'ROOM_KIND_DIRECT', members: 2 },
      membership: { role: 'ROOM_ROLE_MEMBER', startSeq: 0 },
      directWith: ref(bob),
    },
  });
  expect(await open(alice, bob.id.toUpperCase())).toEqual(opened);
  const seenByBob = await open(bob, alice.id);
  expect(seenByBob.id).toBe(opened.id);
  expect(seenByBob).toMatchObject({ with: ref(alice), room: { directWith: ref(alice) } });
});

test('a conversation with oneself has one member', async () => {
  const carol = harness.createUser('carol');
  const opened = await open(carol, 'carol');
  expect(opened).toMatchObject({ with: ref(carol), room: { room: { members: 1 }, directWith: ref(carol) } });
  expect((await open(carol, carol.id)).id).toBe(opened.id);
  const { members } = await instance.rooms.call('ListMembers', { room: opened.id }, by(carol));
  expect(members.map(({ user }) => user)).toEqual([ref(carol)]);
});

test('when both sides begin at once, on two instances, there is one room', async () => {
  const other = await harness.start();
  for (let round = 0; round < 10; round++) {
    const [one, two] = [harness.createUser(`left-${round}`), harness.createUser(`right-${round}`)];
    const opened = await Promise.all([
      open(one, two.id),
      open(two, one.id, other),
      open(one, two.username, other),
      open(two, one.username),
    ]);
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  }
  const { rows } = await harness.admin.query(
    'SELECT count(*)::int AS rooms, (SELECT count(*)::int FROM direct_participants p JOIN direct_rooms d USING (room_id) WHERE user_a <> user_b) AS sides FROM direct_rooms WHERE user_a <> user_b',
  );
  expect(rows[0].sides).toBe(2 * rows[0].rooms);
});

test('an unknown user, by whatever reference, is NOT_FOUND', async () => {
  const dave = harness.createUser('dave');
  for (const user of ['nobody', '019a0000-0000-7000-8000-00000000dead', '', 'not a name', 'nul\u0000']) {
    expect(await refusalOf(open(dave, user))).toEqual({ code: 'NOT_FOUND', data: { what: 'user' } });
  }
});

test('a third user neither sees nor joins it', async () => {
  const [erin, frank, grace] = [harness.createUser('erin'), harness.createUser('frank'), harness.createUser('grace')];
  const { id } = await open(erin, frank.id);
  for (const rpc of ['GetRoom', 'JoinRoom', 'LeaveRoom', 'ListMembers'] as const) {
    expect(await refusalOf(instance.rooms.call(rpc, { room: id }, by(grace)))).toEqual(notFound);
  }
  const { members } = await instance.rooms.call('ListMembers', { room: id }, by(frank));
  expect(members.map(({ user }) => user)).toEqual([ref(erin), ref(frank)]);
});

test('direct rooms are listed the newest first, page by page', async () => {
  const heidi = harness.createUser('heidi');
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) ids.unshift((await open(heidi, harness.createUser(`friend-${index}`).id)).id);
  for (const limit of [1, 2, 5, 0]) {
    const listed: (string | undefined)[] = [];
    for (let cursor = ''; ; ) {
      const page = await instance.rooms.call('ListDirectRooms', { cursor, limit }, by(heidi));
      listed.push(...page.rooms.map(({ room }) => room?.id));
      cursor = page.nextCursor;
      if (cursor === '') break;
    }
    expect(listed).toEqual(ids);
  }
  const refusal = await refusalOf(instance.rooms.call('ListDirectRooms', { cursor: 'x' }, by(heidi)));
  expect(refusal).toMatchObject({ code: 'INVALID_PARAMS', data: { issues: [{ path: 'cursor' }] } });
});

test('a user who was found lately is not asked for again', async () => {
  const [ivan, judy] = [harness.createUser('ivan'), harness.createUser('judy')];
  await open(ivan, 'judy');
  const before = harness.auth.lookups();
  await open(ivan, 'JUDY');
  await open(ivan, judy.id);
  expect(harness.auth.lookups()).toBe(before);
});
