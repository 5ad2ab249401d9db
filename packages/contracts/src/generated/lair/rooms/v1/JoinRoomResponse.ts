// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomView as _lair_rooms_v1_RoomView, RoomView__Output as _lair_rooms_v1_RoomView__Output } from '../../../lair/rooms/v1/RoomView.ts';

export interface JoinRoomResponse {
  'room'?: (_lair_rooms_v1_RoomView | null);
  /**
   * False: the caller was a member already.
   */
  'joined'?: (boolean);
}

export interface JoinRoomResponse__Output {
  'room': (_lair_rooms_v1_RoomView__Output | null);
  /**
   * False: the caller was a member already.
   */
  'joined': (boolean);
}
