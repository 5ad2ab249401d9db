import type { ListMembersRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/ListMembersRequest.ts';
import type { ListMembersResponse } from '@lair/contracts/generated/lair/rooms/v1/ListMembersResponse.ts';
import { nameKey } from '@lair/wire';
import { cursorOfUsername, usernameFromCursor } from '../domain/cursor.ts';
import { ownRoom } from '../domain/membership-rules.ts';
import { takePage } from '../domain/page.ts';
import { toPageLimit, toRoomReference } from '../domain/requests.ts';
import { toMembershipMessage } from '../mapping/room-mapping.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

export const listMembers = async (
  { views, members }: RoomsDeps,
  { room: reference, cursor, limit }: ListMembersRequest__Output,
  { actor }: CallOf,
): Promise<ListMembersResponse> => {
  const size = toPageLimit(limit);
  const afterKey = usernameFromCursor(cursor);
  const { room } = ownRoom(await views.findOne(actor.id, toRoomReference(reference)));
  const rows =
    room.kind === 'direct' ? await members.ofDirectRoom(room.id) : await members.page(room.id, afterKey, size + 1);
  const { items, last } = takePage(rows, size);
  return {
    members: items.map(({ user, membership }) => ({ user, membership: toMembershipMessage(membership) })),
    nextCursor: last ? cursorOfUsername(nameKey(last.user.username)) : '',
    roomId: room.id,
  };
};
