// Nobody learns of a room by trying to leave it, and the rooms that nobody leaves stay whole.
import type { RoomKind } from '@lair/contracts';
import { expect, test } from 'vitest';
import { lobbyId } from './lobby.ts';
import { decideLeave, ownRoom, seenRoom } from './membership-rules.ts';
import type { Membership, RoomView } from './room.ts';

const member: Membership = { role: 'member', joinedAtMs: 0, startSeq: 0 };
const view = (kind: RoomKind, membership?: Membership, id = 'room'): RoomView => ({
  room: {
    ...{ id, name: 'name', nameKey: 'name', kind, topic: '', members: 1, createdAtMs: 0 },
    settings: {
      ...{ retentionDays: undefined, maxMembers: undefined, slowModeSeconds: undefined },
      ...{ readOnly: false, history: 'beginning' },
    },
  },
  membership,
  directWith: undefined,
});
const codeOf = (decide: () => unknown): unknown => {
  try {
    return decide();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.for([
  ['no room', undefined, 'NOT_FOUND'],
  ["a stranger's private room", view('private'), 'NOT_FOUND'],
  ["a stranger's direct room", view('direct'), 'NOT_FOUND'],
  ['the Lobby, before joining it', view('public', undefined, lobbyId), 'FAILED_PRECONDITION'],
  ['the Lobby', view('public', member, lobbyId), 'FAILED_PRECONDITION'],
  ['an own direct room', view('direct', member), 'FAILED_PRECONDITION'],
  ['a public room left before', view('public'), 'nothing'],
  ['an own public room', view('public', member), 'leave'],
  ['an own private room', view('private', member), 'leave'],
] as const)('leaving %s', ([, found, outcome]) => {
  expect(codeOf(() => decideLeave(found))).toBe(outcome);
});

test('a public room is seen by all and owned by its members alone', () => {
  const found = view('public');
  expect(seenRoom(found)).toBe(found);
  expect(codeOf(() => ownRoom(found))).toBe('NOT_FOUND');
});
