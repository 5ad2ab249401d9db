import { ServiceError } from '@lair/contracts';
import type { OpenDirectRoomRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/OpenDirectRoomRequest.ts';
import type { OpenDirectRoomResponse } from '@lair/contracts/generated/lair/rooms/v1/OpenDirectRoomResponse.ts';
import { v7 as uuidv7 } from 'uuid';
import { ownRoom } from '../domain/membership-rules.ts';
import { toUserReference } from '../domain/requests.ts';
import type { UserRef } from '../domain/room.ts';
import { toRoomViewMessage } from '../mapping/room-mapping.ts';
import { requirePlace } from './require-place.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

const findUser = async ({ users }: Pick<RoomsDeps, 'users'>, asked: string, requestId: string): Promise<UserRef> => {
  const reference = toUserReference(asked);
  const user = reference && (await users.find(reference, requestId));
  if (!user) throw new ServiceError('NOT_FOUND', { what: 'user' });
  return user;
};

export const openDirectRoom = async (
  deps: RoomsDeps,
  request: OpenDirectRoomRequest__Output,
  { actor, requestId }: CallOf,
): Promise<OpenDirectRoomResponse> => {
  const other = await findUser(deps, request.user, requestId);
  let id = await deps.directRooms.find(actor.id, other.id);
  if (id === undefined) {
    await requirePlace(deps, actor.id);
    await deps.directRooms.create(uuidv7(), [{ id: actor.id, username: actor.username }, other], deps.now());
    deps.relay.wake();
    id = await deps.directRooms.find(actor.id, other.id);
  }
  const view = ownRoom(await deps.views.findOne(actor.id, id === undefined ? undefined : { id }));
  return { room: toRoomViewMessage(view), with: other };
};
