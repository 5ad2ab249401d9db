// Whoever rises loses nothing, whoever is no member may do nothing, and a read-only room closes what it says and no more.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  leastRoles,
  mayInRoom,
  type RoomAction,
  type RoomKind,
  type RoomRole,
  roomActions,
  roomKinds,
  roomRoles,
} from './room-permissions.ts';

const actions = Object.keys(roomActions) as RoomAction[];
const kind = fc.constantFrom(...roomKinds);
const action = fc.constantFrom(...actions);
const role = fc.constantFrom(...roomRoles);

test('every action has a lowest role in every kind of room, and the table has no others', () => {
  expect(Object.keys(leastRoles).sort()).toEqual([...roomKinds].sort());
  for (const table of Object.values(leastRoles)) {
    expect(Object.keys(table).sort()).toEqual([...actions].sort());
    for (const least of Object.values(table)) expect([...roomRoles, 'nobody']).toContain(least);
  }
});

test('whoever is no member may do nothing', () => {
  fc.assert(
    fc.property(kind, fc.boolean(), action, (room, readOnly, wanted) => {
      expect(mayInRoom({ kind: room, role: undefined, readOnly }, wanted)).toBe(false);
    }),
  );
});

test('a higher role never loses a right', () => {
  fc.assert(
    fc.property(kind, fc.boolean(), action, role, role, (room, readOnly, wanted, one, other) => {
      const [higher, lower] = roomRoles.indexOf(one) <= roomRoles.indexOf(other) ? [one, other] : [other, one];
      fc.pre(mayInRoom({ kind: room, role: lower, readOnly }, wanted));
      expect(mayInRoom({ kind: room, role: higher, readOnly }, wanted)).toBe(true);
    }),
  );
});

test('a read-only room gives no rights, and closes posting and attaching below those who post there anyway', () => {
  fc.assert(
    fc.property(kind, action, role, (room, wanted, asking) => {
      const [open, closed] = [false, true].map((readOnly) => mayInRoom({ kind: room, role: asking, readOnly }, wanted));
      const postsAnyway = mayInRoom({ kind: room, role: asking, readOnly: true }, 'post-when-read-only');
      const isClosed = (wanted === 'post' || wanted === 'attach') && !postsAnyway;
      expect(closed).toBe(open && !isClosed);
    }),
  );
});

test('whoever may do anything at all may read', () => {
  fc.assert(
    fc.property(kind, fc.boolean(), action, role, (room, readOnly, wanted, asking) => {
      fc.pre(mayInRoom({ kind: room, role: asking, readOnly }, wanted));
      expect(mayInRoom({ kind: room, role: asking, readOnly }, 'read')).toBe(true);
    }),
  );
});

/** The roles that may, in a room that is not read-only, then in one that is. */
const rolesThatMay = (room: RoomKind, wanted: RoomAction): [RoomRole[], RoomRole[]] => {
  const may = (readOnly: boolean) =>
    roomRoles.filter((asking) => mayInRoom({ kind: room, role: asking, readOnly }, wanted));
  return [may(false), may(true)];
};
const moderators: RoomRole[] = ['owner', 'admin', 'moderator'];
const members: RoomRole[] = [...moderators, 'member'];

test.for([
  ['public', 'read', [...roomRoles], [...roomRoles]],
  ['private', 'post', [...roomRoles], moderators],
  ['public', 'attach', members, moderators],
  ['private', 'mention-room', moderators, moderators],
  ['public', 'pin', moderators, moderators],
  ['private', 'delete-any', moderators, moderators],
  ['public', 'restore', moderators, moderators],
  ['direct', 'post', members, []],
  ['direct', 'pin', members, members],
  ['direct', 'delete-any', [], []],
  ['direct', 'restore', [], []],
  ['direct', 'mention-room', [], []],
] as const)('in a %s room %s is for the roles that were decided on', ([room, wanted, open, readOnly]) => {
  expect(rolesThatMay(room, wanted)).toEqual([open, readOnly]);
});
