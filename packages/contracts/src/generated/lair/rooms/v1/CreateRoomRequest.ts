// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomKind as _lair_rooms_v1_RoomKind, RoomKind__Output as _lair_rooms_v1_RoomKind__Output } from '../../../lair/rooms/v1/RoomKind.ts';
import type { RoomSettings as _lair_rooms_v1_RoomSettings, RoomSettings__Output as _lair_rooms_v1_RoomSettings__Output } from '../../../lair/rooms/v1/RoomSettings.ts';

export interface CreateRoomRequest {
  /**
   * 1 to 64 characters by the rules of the protocol's room names.
   */
  'name'?: (string);
  /**
   * PUBLIC or PRIVATE.
   */
  'kind'?: (_lair_rooms_v1_RoomKind);
  /**
   * At most 250 characters.
   */
  'topic'?: (string);
  /**
   * Absent: the defaults.
   */
  'settings'?: (_lair_rooms_v1_RoomSettings | null);
  '_settings'?: "settings";
}

export interface CreateRoomRequest__Output {
  /**
   * 1 to 64 characters by the rules of the protocol's room names.
   */
  'name': (string);
  /**
   * PUBLIC or PRIVATE.
   */
  'kind': (_lair_rooms_v1_RoomKind__Output);
  /**
   * At most 250 characters.
   */
  'topic': (string);
  /**
   * Absent: the defaults.
   */
  'settings'?: (_lair_rooms_v1_RoomSettings__Output | null);
  '_settings'?: "settings";
}
