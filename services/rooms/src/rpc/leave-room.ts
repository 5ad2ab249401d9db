import type { LeaveRoomRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/LeaveRoomRequest.ts';
import type { LeaveRoomResponse } from '@lair/contracts/generated/lair/rooms/v1/LeaveRoomResponse.ts';
import { decideLeave, seenRoom } from '../domain/membership-rules.ts';
import { toRoomReference } from '../domain/requests.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

export const leaveRoom = async (
  { views, memberships, relay, now }: RoomsDeps,
  request: LeaveRoomRequest__Output,
  { actor }: CallOf,
): Promise<LeaveRoomResponse> => {
  const found = await views.findOne(actor.id, toRoomReference(request.room));
  const { room } = seenRoom(found);
  if (decideLeave(found) === 'leave') {
    await memberships.leave(room.id, actor, now());
    relay.wake();
  }
  return { roomId: room.id, name: room.name };
};
