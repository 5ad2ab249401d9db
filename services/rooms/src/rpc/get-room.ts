import type { GetRoomRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/GetRoomRequest.ts';
import type { GetRoomResponse } from '@lair/contracts/generated/lair/rooms/v1/GetRoomResponse.ts';
import { seenRoom } from '../domain/membership-rules.ts';
import { toRoomReference } from '../domain/requests.ts';
import { toRoomViewMessage } from '../mapping/room-mapping.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

export const getRoom = async (
  { views }: RoomsDeps,
  request: GetRoomRequest__Output,
  { actor }: CallOf,
): Promise<GetRoomResponse> => ({
  room: toRoomViewMessage(seenRoom(await views.findOne(actor.id, toRoomReference(request.room)))),
});
