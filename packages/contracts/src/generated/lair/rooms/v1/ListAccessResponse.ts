// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomAccess as _lair_rooms_v1_RoomAccess, RoomAccess__Output as _lair_rooms_v1_RoomAccess__Output } from '../../../lair/rooms/v1/RoomAccess.ts';

export interface ListAccessResponse {
  /**
   * At most the configured number of rooms per user; `asked` is the room's UUID.
   */
  'access'?: (_lair_rooms_v1_RoomAccess)[];
}

export interface ListAccessResponse__Output {
  /**
   * At most the configured number of rooms per user; `asked` is the room's UUID.
   */
  'access': (_lair_rooms_v1_RoomAccess__Output)[];
}
