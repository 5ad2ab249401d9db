// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomView as _lair_rooms_v1_RoomView, RoomView__Output as _lair_rooms_v1_RoomView__Output } from '../../../lair/rooms/v1/RoomView.ts';
import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';

export interface OpenDirectRoomResponse {
  'room'?: (_lair_rooms_v1_RoomView | null);
  /**
   * The other user.
   */
  'with'?: (_lair_common_v1_UserRef | null);
}

export interface OpenDirectRoomResponse__Output {
  'room': (_lair_rooms_v1_RoomView__Output | null);
  /**
   * The other user.
   */
  'with': (_lair_common_v1_UserRef__Output | null);
}
