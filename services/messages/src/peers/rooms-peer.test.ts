/**
 * Protects: what rooms tells of a user's place becomes their standing; what this version does not know gives no rights.
 */
import { mayInRoom } from '@lair/contracts';
import type { RoomAccess } from '@lair/contracts/generated/lair/rooms/v1/RoomAccess.ts';
import type { RoomsServiceDefinition } from '@lair/contracts/generated/lair/rooms/v1/RoomsService.ts';
import type { Peer } from '@lair/service-kit';
import { expect, test } from 'vitest';
import { createRoomsPeer } from './rooms-peer.ts';

const attic = '01a204c5-2bcd-76b2-b676-eedaaaa79e02';
const member: RoomAccess = {
  ...{ roomId: attic, asked: 'Attic', canRead: true, kind: 'ROOM_KIND_PRIVATE', readOnly: true },
  ...{ membership: { role: 'ROOM_ROLE_MEMBER' }, visibleAfterSeq: 7, historyFromJoining: true },
};

const peerThatAnswers = (...access: RoomAccess[]) =>
  createRoomsPeer({ call: async () => ({ access }) } as unknown as Peer<RoomsServiceDefinition>);

test('a membership becomes a standing, by the reference that was asked for', async () => {
  const known = await peerThatAnswers(member).getAccess('al', ['Attic']);
  expect([...known]).toEqual([
    [
      'Attic',
      {
        roomId: attic,
        standing: { kind: 'private', role: 'member', readOnly: true },
        visibleAfterSeq: 7,
        historyFromJoining: true,
      },
    ],
  ]);
});

test.each([
  ['a membership that is not there', { membership: null }],
  ['a role of another version', { membership: { role: 99 as never } }],
  ['a role that was not said', { membership: { role: 'ROOM_ROLE_UNSPECIFIED' as const } }],
])('%s may do nothing', async (_, difference) => {
  const [access] = await peerThatAnswers({ ...member, ...difference }).listAccess('al');
  expect(access?.standing.role).toBeUndefined();
  expect(access && mayInRoom(access.standing, 'read')).toBe(false);
});

test('a room of a kind of another version is as if it were not there', async () => {
  const rooms = peerThatAnswers({ ...member, kind: 99 as never });
  expect(await rooms.listAccess('al')).toEqual([]);
  expect((await rooms.getAccess('al', ['Attic'])).size).toBe(0);
});
