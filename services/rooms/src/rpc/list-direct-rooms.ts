import type { ListDirectRoomsRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/ListDirectRoomsRequest.ts';
import type { ListDirectRoomsResponse } from '@lair/contracts/generated/lair/rooms/v1/ListDirectRoomsResponse.ts';
import { idFromCursor } from '../domain/cursor.ts';
import { takePage } from '../domain/page.ts';
import { toPageLimit } from '../domain/requests.ts';
import { toRoomViewMessage } from '../mapping/room-mapping.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

export const listDirectRooms = async (
  { views }: RoomsDeps,
  { cursor, limit }: ListDirectRoomsRequest__Output,
  { actor }: CallOf,
): Promise<ListDirectRoomsResponse> => {
  const size = toPageLimit(limit);
  const rows = await views.listDirect(actor.id, { afterId: idFromCursor(cursor), limit: size + 1 });
  const { items, last } = takePage(rows, size);
  return { rooms: items.map(toRoomViewMessage), nextCursor: last?.room.id ?? '' };
};
