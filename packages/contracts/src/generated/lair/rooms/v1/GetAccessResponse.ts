// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomAccess as _lair_rooms_v1_RoomAccess, RoomAccess__Output as _lair_rooms_v1_RoomAccess__Output } from '../../../lair/rooms/v1/RoomAccess.ts';

export interface GetAccessResponse {
  /**
   * One for each room that exists and that the user may see, in no particular order.
   */
  'access'?: (_lair_rooms_v1_RoomAccess)[];
}

export interface GetAccessResponse__Output {
  /**
   * One for each room that exists and that the user may see, in no particular order.
   */
  'access': (_lair_rooms_v1_RoomAccess__Output)[];
}
