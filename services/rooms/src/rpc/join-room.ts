import type { JoinRoomRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/JoinRoomRequest.ts';
import type { JoinRoomResponse } from '@lair/contracts/generated/lair/rooms/v1/JoinRoomResponse.ts';
import { ownRoom, seenRoom } from '../domain/membership-rules.ts';
import { toRoomReference } from '../domain/requests.ts';
import { toRoomViewMessage } from '../mapping/room-mapping.ts';
import { becomeMember } from './become-member.ts';
import { requirePlace } from './require-place.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

export const joinRoom = async (
  deps: RoomsDeps,
  request: JoinRoomRequest__Output,
  call: CallOf,
): Promise<JoinRoomResponse> => {
  const found = seenRoom(await deps.views.findOne(call.actor.id, toRoomReference(request.room)));
  if (found.membership) return { room: toRoomViewMessage(found), joined: false };
  await requirePlace(deps, call.actor.id);
  const joined = await becomeMember(deps, found.room.id, call);
  return { room: toRoomViewMessage(ownRoom(await deps.views.findOne(call.actor.id, found.room))), joined };
};
