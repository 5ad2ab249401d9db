// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomKind as _lair_rooms_v1_RoomKind, RoomKind__Output as _lair_rooms_v1_RoomKind__Output } from '../../../lair/rooms/v1/RoomKind.ts';
import type { RoomSettings as _lair_rooms_v1_RoomSettings, RoomSettings__Output as _lair_rooms_v1_RoomSettings__Output } from '../../../lair/rooms/v1/RoomSettings.ts';
import type { Long } from '@grpc/proto-loader';

export interface Room {
  /**
   * UUIDv7.
   */
  'id'?: (string);
  /**
   * As written; unique without case. Empty for direct rooms.
   */
  'name'?: (string);
  'kind'?: (_lair_rooms_v1_RoomKind);
  'topic'?: (string);
  /**
   * How many members it has.
   */
  'members'?: (number);
  'settings'?: (_lair_rooms_v1_RoomSettings | null);
  /**
   * Milliseconds since the Unix epoch.
   */
  'createdAtMs'?: (number | string | Long);
}

export interface Room__Output {
  /**
   * UUIDv7.
   */
  'id': (string);
  /**
   * As written; unique without case. Empty for direct rooms.
   */
  'name': (string);
  'kind': (_lair_rooms_v1_RoomKind__Output);
  'topic': (string);
  /**
   * How many members it has.
   */
  'members': (number);
  'settings': (_lair_rooms_v1_RoomSettings__Output | null);
  /**
   * Milliseconds since the Unix epoch.
   */
  'createdAtMs': (number);
}
