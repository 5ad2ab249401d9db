// Every committed change reaches JetStream, in the order of its room, whatever dies or is away in between, and hints follow.
import { membershipHintCodec, partitionOf, roomChangeBatchCodec } from '@lair/contracts';
import type { MembershipHint__Output } from '@lair/contracts/generated/lair/rooms/v1/MembershipHint.ts';
import type { RoomChange__Output } from '@lair/contracts/generated/lair/rooms/v1/RoomChange.ts';
import { createSeverableLink, type SeverableLink } from '@lair/local-env/testing';
import { connect, type NatsConnection } from 'nats';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { by, createRoom, lobbyId, type RoomsHarness, startRoomsHarness } from './harness.ts';

let harness: RoomsHarness;
let nats: NatsConnection;
let link: SeverableLink;
beforeEach(async () => {
  harness = await startRoomsHarness();
  link = await createSeverableLink(harness.backends.natsUrl);
  nats = await connect({ servers: harness.backends.natsUrl });
});
afterEach(async () => {
  await harness[Symbol.asyncDispose]();
  await nats.close();
  await link.cut();
});

/** Everything that is in the stream now, in its order. */
const published = async (): Promise<{ subject: string; change: RoomChange__Output }[]> => {
  const manager = await nats.jetstreamManager();
  const { state } = await manager.streams.info(harness.subjects.roomChangesStream);
  const found: { subject: string; change: RoomChange__Output }[] = [];
  for (let seq = Math.max(1, state.first_seq); seq <= state.last_seq; seq++) {
    const { subject, data } = await manager.streams.getMessage(harness.subjects.roomChangesStream, { seq });
    for (const change of roomChangeBatchCodec.decode(data).changes) found.push({ subject, change });
  }
  return found;
};
const outboxRows = async () =>
  (await harness.admin.query('SELECT count(*)::int AS rows FROM outbox')).rows[0].rows as number;
const drained = () => expect.poll(outboxRows, { timeout: 15_000, interval: 20 }).toBe(0);
const said = ({ change }: { change: RoomChange__Output }) => {
  const user = change.memberJoined?.user ?? change.memberLeft?.user;
  return `${user?.username} ${change.change}`;
};
/** Resolves with the hints for a user, as many as asked for. */
const nextHints = async (userId: string, count: number) => {
  const subscription = nats.subscribe(harness.subjects.memberships(userId), { max: count });
  await nats.flush();
  const hints: MembershipHint__Output[] = [];
  const all = (async () => {
    for await (const { data } of subscription) hints.push(membershipHintCodec.decode(data));
    return hints;
  })();
  return { all };
};

test('who came and who went is published in the partition of the room, in order, each change once', async () => {
  const { rooms, ...instance } = await harness.start();
  const [alice, bob] = [harness.createUser('alice'), harness.createUser('bob')];
  const { id } = await createRoom({ rooms, ...instance }, alice, 'square');
  await rooms.call('JoinRoom', { room: id }, by(bob));
  await rooms.call('JoinRoom', { room: id }, by(bob));
  await rooms.call('LeaveRoom', { room: id }, by(bob));
  await rooms.call('LeaveRoom', { room: id }, by(bob));
  await drained();
  const changes = await published();
  expect(changes.map(said)).toEqual(['alice memberJoined', 'bob memberJoined', 'bob memberLeft']);
  expect(new Set(changes.map(({ change }) => change.id)).size).toBe(3);
  for (const { subject, change } of changes) {
    expect(subject).toBe(harness.subjects.roomChanges(partitionOf(id, 8)));
    expect(change.roomId).toBe(id);
  }
  const { id: userId, username } = bob;
  expect(changes[2]?.change).toMatchObject({
    actor: { id: userId, username },
    memberLeft: { user: { id: userId, username, role: 'USER_ROLE_USER' }, reason: 'left' },
  });
  expect(changes[0]?.change.memberJoined?.role).toBe('ROOM_ROLE_OWNER');
});

test('the gateways of a user are told which room to follow and which no longer', async () => {
  const instance = await harness.start();
  const [alice, bob] = [harness.createUser('alice'), harness.createUser('bob')];
  const { id } = await createRoom(instance, alice, 'square');
  harness.messages.setHead(id, 3);
  const joined = await nextHints(bob.id, 1);
  await instance.rooms.call('JoinRoom', { room: id }, by(bob));
  expect(await joined.all).toMatchObject([
    { userId: bob.id, member: true, room: { room: { id, name: 'square', members: 2 }, membership: { startSeq: 3 } } },
  ]);
  const left = await nextHints(bob.id, 1);
  await instance.rooms.call('LeaveRoom', { room: id }, by(bob));
  expect(await left.all).toMatchObject([{ userId: bob.id, member: false, room: { room: { id } } }]);
  const lobby = await nextHints(bob.id, 1);
  await instance.rooms.call('ListMemberships', {}, by(bob));
  expect(await lobby.all).toMatchObject([{ member: true, room: { room: { id: lobbyId } } }]);
});

test('both sides of a new direct room are told of it, each with the other; the log is not', async () => {
  const instance = await harness.start();
  const [alice, bob] = [harness.createUser('alice'), harness.createUser('bob')];
  const hints = await Promise.all([nextHints(alice.id, 1), nextHints(bob.id, 1)]);
  const { room } = await instance.rooms.call('OpenDirectRoom', { user: 'bob' }, by(alice));
  const id = room?.room?.id;
  const [[alices], [bobs]] = await Promise.all([hints[0].all, hints[1].all]);
  expect(alices).toMatchObject({
    userId: alice.id,
    member: true,
    room: { room: { id }, directWith: { username: 'bob' } },
  });
  expect(bobs).toMatchObject({
    userId: bob.id,
    member: true,
    room: { room: { id }, directWith: { username: 'alice' } },
  });
  await drained();
  expect(await published()).toEqual([]);
});

test('four instances at once publish every change, each room in its order', async () => {
  const instances = await Promise.all(Array.from({ length: 4 }, () => harness.start()));
  const owner = harness.createUser('owner');
  const [first] = instances;
  if (!first) throw new Error('no instance');
  const ids = await Promise.all(
    Array.from({ length: 6 }, async (_, index) => (await createRoom(first, owner, `room ${index}`)).id),
  );
  await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const user = harness.createUser(`user-${index}`);
      for (const [turn, room] of [...ids, ...ids].entries()) {
        const { rooms } = instances[(index + turn) % 4] ?? first;
        await rooms.call(turn < ids.length ? 'JoinRoom' : 'LeaveRoom', { room }, by(user));
      }
    }),
  );
  await drained();
  const changes = await published();
  const distinct = new Map(changes.map((entry) => [entry.change.id, entry]));
  expect(distinct.size).toBe(6 + 8 * 6 * 2);
  // Replaying the changes in the order of the stream gives what is stored: members 1, and each user joined before leaving.
  for (const id of ids) {
    const members = new Set<string>();
    for (const { change } of [...distinct.values()].filter((entry) => entry.change.roomId === id)) {
      if (change.memberJoined) members.add(change.memberJoined.user?.username ?? '');
      else expect(members.delete(change.memberLeft?.user?.username ?? '')).toBe(true);
    }
    expect([...members]).toEqual(['owner']);
  }
});

test('while NATS is away commits are accepted; all of it is published, in order, when NATS is back', async () => {
  const instance = await harness.start({ LAIR_NATS_URL: link.url });
  const [alice, bob] = [harness.createUser('alice'), harness.createUser('bob')];
  const { id } = await createRoom(instance, alice, 'before');
  await drained();
  await link.cut();
  await instance.rooms.call('JoinRoom', { room: id }, by(bob));
  await instance.rooms.call('LeaveRoom', { room: id }, by(bob));
  await createRoom(instance, bob, 'meanwhile');
  expect(await outboxRows()).toBe(3);
  const metrics = await (await fetch(`http://${instance.service.httpAddress}/metrics`)).text();
  expect(metrics).toMatch(/^lair_rooms_outbox_entries\{.*\} 3$/m);
  const hints = await nextHints(bob.id, 1);
  await link.mend();
  await drained();
  const ofRoom = (await published()).filter(({ change }) => change.roomId === id);
  const distinct = [...new Map(ofRoom.map((entry) => [entry.change.id, entry])).values()];
  expect(distinct.map(said)).toEqual(['alice memberJoined', 'bob memberJoined', 'bob memberLeft']);
  expect(await hints.all).toHaveLength(1);
});

test('rooms starts and commits without NATS, and publishes when NATS is there', async () => {
  await link.cut();
  const instance = await harness.start({ LAIR_NATS_URL: link.url });
  await createRoom(instance, harness.createUser('alice'), 'early');
  expect(await outboxRows()).toBe(1);
  await link.mend();
  await drained();
  expect((await published()).map(said)).toEqual(['alice memberJoined']);
});

test('what an instance left behind is published by another', async () => {
  await link.cut();
  const dying = await harness.start({ LAIR_NATS_URL: link.url });
  await createRoom(dying, harness.createUser('alice'), 'orphan');
  await dying.service.close();
  expect(await outboxRows()).toBe(1);
  await harness.start();
  await drained();
  expect((await published()).map(said)).toEqual(['alice memberJoined']);
});

test('what was published but not removed is published again under the same id', async () => {
  const instance = await harness.start();
  await createRoom(instance, harness.createUser('alice'), 'first');
  await drained();
  const { rows } = await harness.admin.query('SELECT id FROM rooms WHERE name_key = $1', ['first']);
  // As after a crash between the confirmation and the removal.
  await link.cut();
  const unpublished = await harness.start({ LAIR_NATS_URL: link.url });
  await instance.service.close();
  await unpublished.rooms.call('JoinRoom', { room: rows[0].id }, by(harness.createUser('bob')));
  const [kept] = (await harness.admin.query('SELECT * FROM outbox')).rows;
  await link.mend();
  await drained();
  await harness.admin.query(
    'INSERT INTO outbox (room_id, partition, change, hinted_users, created_at) VALUES ($1, $2, $3, $4, $5)',
    [kept.room_id, kept.partition, kept.change, kept.hinted_users, kept.created_at],
  );
  await drained();
  const ids = (await published()).map(({ change }) => change.id);
  expect(new Set(ids).size).toBe(2);
  // JetStream recognises the batch that it has had before.
  expect(ids).toHaveLength(2);
});

test('a stream that was lost is made again', async () => {
  const instance = await harness.start();
  const alice = harness.createUser('alice');
  await createRoom(instance, alice, 'first');
  await drained();
  await (await nats.jetstreamManager()).streams.delete(harness.subjects.roomChangesStream);
  await createRoom(instance, alice, 'second');
  await drained();
  expect(await published()).toHaveLength(1);
});
