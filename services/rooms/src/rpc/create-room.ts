import { ServiceError } from '@lair/contracts';
import type { CreateRoomRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/CreateRoomRequest.ts';
import type { CreateRoomResponse } from '@lair/contracts/generated/lair/rooms/v1/CreateRoomResponse.ts';
import { v7 as uuidv7 } from 'uuid';
import { ownRoom } from '../domain/membership-rules.ts';
import { toNewRoom } from '../domain/requests.ts';
import { toRoomViewMessage } from '../mapping/room-mapping.ts';
import { requirePlace } from './require-place.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

export const createRoom = async (
  deps: RoomsDeps,
  request: CreateRoomRequest__Output,
  { actor }: CallOf,
): Promise<CreateRoomResponse> => {
  const room = { ...toNewRoom(request), id: uuidv7() };
  await requirePlace(deps, actor.id);
  const outcome = await deps.memberships.createRoom(room, actor, deps.now());
  if (outcome === 'name taken') throw new ServiceError('ALREADY_EXISTS', { what: 'room' });
  deps.relay.wake();
  return { room: toRoomViewMessage(ownRoom(await deps.views.findOne(actor.id, room))) };
};
