// A name belongs to one room, without case, whoever else asked for it at the same moment; its creator owns it and is in it from the start.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { by, createRoom, type RoomsHarness, type RoomsInstance, refusalOf, startRoomsHarness } from './harness.ts';

let harness: RoomsHarness;
let instance: RoomsInstance;
beforeAll(async () => {
  harness = await startRoomsHarness();
  instance = await harness.start();
});
afterAll(() => harness[Symbol.asyncDispose]());

test('the creator is the owner and sees all of the log', async () => {
  const before = Date.now();
  const alice = harness.createUser('alice');
  const settings = {
    ...{ retentionDays: 30, maxMembers: 5, slowModeSeconds: 0, readOnly: true },
    history: 'HISTORY_VISIBILITY_JOINING',
  } as const;
  const view = await createRoom(instance, alice, 'Cafe\u0301 Noir', {
    kind: 'ROOM_KIND_PRIVATE',
    topic: 'black',
    settings,
  });
  expect(view.room).toMatchObject({
    name: 'Café Noir',
    kind: 'ROOM_KIND_PRIVATE',
    topic: 'black',
    members: 1,
    settings,
  });
  expect(view.room?.createdAtMs).toBeGreaterThanOrEqual(before);
  expect(view.membership).toMatchObject({ role: 'ROOM_ROLE_OWNER', startSeq: 0 });
});

test('what is not set stays absent, and history begins with the room', async () => {
  const { room } = await createRoom(instance, harness.createUser('bea'), 'plain');
  expect(room?.settings?.readOnly).toBe(false);
  expect(room?.settings?.maxMembers).toBeUndefined();
  expect(room?.settings?.history).toBe('HISTORY_VISIBILITY_BEGINNING');
  expect(room?.topic).toBe('');
});

test('a repeat, and the name in another case or form, are ALREADY_EXISTS', async () => {
  const carol = harness.createUser('carol');
  await createRoom(instance, carol, 'Ärger');
  for (const name of ['Ärger', 'ärger', 'A\u0308RGER']) {
    expect(await refusalOf(createRoom(instance, carol, name))).toEqual({
      code: 'ALREADY_EXISTS',
      data: { what: 'room' },
    });
  }
});

test('a private room keeps its name from others', async () => {
  await createRoom(instance, harness.createUser('dave'), 'secret', { kind: 'ROOM_KIND_PRIVATE' });
  const refusal = await refusalOf(createRoom(instance, harness.createUser('erin'), 'SECRET'));
  expect(refusal.code).toBe('ALREADY_EXISTS');
});

test('of twenty who create one room at once, one does', async () => {
  const other = await harness.start();
  const users = Array.from({ length: 20 }, (_, index) => harness.createUser(`user-${index}`));
  const outcomes = await Promise.allSettled(
    users.map((user, index) => createRoom(index % 2 ? instance : other, user, index % 3 ? 'race' : 'RACE')),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { rows } = await harness.admin.query(
    "SELECT member_count, (SELECT count(*)::int FROM memberships WHERE room_id = id) AS stored FROM rooms WHERE name_key = 'race'",
  );
  expect(rows).toEqual([{ member_count: 1, stored: 1 }]);
});

test.for([
  ['name', { name: '' }],
  ['name', { name: 'x'.repeat(65) }],
  ['name', { name: 'a,b' }],
  ['name', { name: 'a\nb' }],
  ['name', { name: 'nul\u0000' }],
  ['name', { name: 'LOBBY' }],
  ['name', { name: 'Room_List' }],
  ['name', { name: '019a0000-0000-7000-8000-000000000001' }],
  ['kind', { kind: 'ROOM_KIND_UNSPECIFIED' }],
  ['kind', { kind: 'ROOM_KIND_DIRECT' }],
  ['topic', { topic: 'x'.repeat(251) }],
  ['settings.retentionDays', { settings: { retentionDays: 0 } }],
  ['settings.maxMembers', { settings: { maxMembers: 0 } }],
  ['settings.maxMembers', { settings: { maxMembers: 1_000_001 } }],
  ['settings.slowModeSeconds', { settings: { slowModeSeconds: -1 } }],
] as const)('an invalid %s is refused: %o', async ([path, wrong]) => {
  const refusal = await refusalOf(createRoom(instance, harness.createUser('frank'), 'fine', wrong));
  expect(refusal).toMatchObject({ code: 'INVALID_PARAMS', data: { issues: [{ path }] } });
});

test('every issue is told at once, before a taken name is', async () => {
  const grace = harness.createUser('grace');
  await createRoom(instance, grace, 'taken');
  const refusal = await refusalOf(createRoom(instance, grace, 'taken', { topic: '\t', settings: { maxMembers: 0 } }));
  expect(refusal).toMatchObject({
    code: 'INVALID_PARAMS',
    data: { issues: [{ path: 'topic' }, { path: 'settings.maxMembers' }] },
  });
});

test('whoever is in as many rooms as allowed makes and joins no more', async () => {
  const small = await harness.start({ LAIR_ROOMS_PER_USER: '2' });
  const heidi = harness.createUser('heidi');
  const { id } = await createRoom(instance, harness.createUser('ivan'), 'one too many');
  await createRoom(small, heidi, 'first');
  await createRoom(small, heidi, 'second');
  const tooMany = { code: 'FAILED_PRECONDITION', data: { reason: 'too_many_rooms' } };
  expect(await refusalOf(createRoom(small, heidi, 'third'))).toEqual(tooMany);
  expect(await refusalOf(small.rooms.call('JoinRoom', { room: id }, by(heidi)))).toEqual(tooMany);
  expect(await refusalOf(small.rooms.call('OpenDirectRoom', { user: 'ivan' }, by(heidi)))).toEqual(tooMany);
});

test('only users create rooms', async () => {
  const asService = instance.rooms.call('CreateRoom', { name: 'robots', kind: 'ROOM_KIND_PUBLIC' });
  expect((await refusalOf(asService)).code).toBe('PERMISSION_DENIED');
  const forged = { userToken: `${harness.createUser('judy').token.slice(0, -10)}AAAAAAAAAA` };
  const asForger = instance.rooms.call('CreateRoom', { name: 'forged', kind: 'ROOM_KIND_PUBLIC' }, forged);
  expect((await refusalOf(asForger)).code).toBe('UNAUTHENTICATED');
});
