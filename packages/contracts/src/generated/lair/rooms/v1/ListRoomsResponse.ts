// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomView as _lair_rooms_v1_RoomView, RoomView__Output as _lair_rooms_v1_RoomView__Output } from '../../../lair/rooms/v1/RoomView.ts';

export interface ListRoomsResponse {
  'rooms'?: (_lair_rooms_v1_RoomView)[];
  /**
   * Empty: nothing further.
   */
  'nextCursor'?: (string);
}

export interface ListRoomsResponse__Output {
  'rooms': (_lair_rooms_v1_RoomView__Output)[];
  /**
   * Empty: nothing further.
   */
  'nextCursor': (string);
}
