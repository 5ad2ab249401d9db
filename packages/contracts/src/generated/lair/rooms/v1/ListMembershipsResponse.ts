// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomView as _lair_rooms_v1_RoomView, RoomView__Output as _lair_rooms_v1_RoomView__Output } from '../../../lair/rooms/v1/RoomView.ts';

export interface ListMembershipsResponse {
  /**
   * Every room of the caller; at most the configured number of rooms per user.
   */
  'rooms'?: (_lair_rooms_v1_RoomView)[];
}

export interface ListMembershipsResponse__Output {
  /**
   * Every room of the caller; at most the configured number of rooms per user.
   */
  'rooms': (_lair_rooms_v1_RoomView__Output)[];
}
