import type { ListRoomsRequest__Output } from '@lair/contracts/generated/lair/rooms/v1/ListRoomsRequest.ts';
import type { ListRoomsResponse } from '@lair/contracts/generated/lair/rooms/v1/ListRoomsResponse.ts';
import { idFromCursor } from '../domain/cursor.ts';
import { takePage } from '../domain/page.ts';
import { toNameQuery, toPageLimit } from '../domain/requests.ts';
import { toRoomViewMessage } from '../mapping/room-mapping.ts';
import type { CallOf, RoomsDeps } from './rooms-deps.ts';

export const listRooms = async (
  { views }: RoomsDeps,
  { query, mine, cursor, limit }: ListRoomsRequest__Output,
  { actor }: CallOf,
): Promise<ListRoomsResponse> => {
  const size = toPageLimit(limit);
  const asked = { query: toNameQuery(query), mine, afterId: idFromCursor(cursor), limit: size + 1 };
  const { items, last } = takePage(await views.listVisible(actor.id, asked), size);
  return { rooms: items.map(toRoomViewMessage), nextCursor: last?.room.id ?? '' };
};
