// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomView as _lair_rooms_v1_RoomView, RoomView__Output as _lair_rooms_v1_RoomView__Output } from '../../../lair/rooms/v1/RoomView.ts';

export interface CreateRoomResponse {
  'room'?: (_lair_rooms_v1_RoomView | null);
}

export interface CreateRoomResponse__Output {
  'room': (_lair_rooms_v1_RoomView__Output | null);
}
