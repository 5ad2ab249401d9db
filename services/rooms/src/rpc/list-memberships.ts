import type { ListMembershipsResponse } from '@lair/contracts/generated/lair/rooms/v1/ListMembershipsResponse.ts';
import { lobbyId } from '../domain/lobby.ts';
import { toRoomViewMessage } from '../mapping/room-mapping.ts';
import { becomeMember } from './become-member.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

/** Everybody is in the Lobby: whoever is not yet becomes a member here, as this is what every login asks. */
export const listMemberships = async (deps: RoomsDeps, call: CallOf): Promise<ListMembershipsResponse> => {
  let rooms = await deps.views.listOwn(call.actor.id);
  if (!rooms.some(({ room }) => room.id === lobbyId)) {
    await becomeMember(deps, lobbyId, call);
    rooms = await deps.views.listOwn(call.actor.id);
  }
  return { rooms: rooms.map(toRoomViewMessage) };
};
