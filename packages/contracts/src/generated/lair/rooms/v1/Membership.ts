// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomRole as _lair_rooms_v1_RoomRole, RoomRole__Output as _lair_rooms_v1_RoomRole__Output } from '../../../lair/rooms/v1/RoomRole.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Somebody's place in a room.
 */
export interface Membership {
  'role'?: (_lair_rooms_v1_RoomRole);
  /**
   * Milliseconds since the Unix epoch.
   */
  'joinedAtMs'?: (number | string | Long);
  /**
   * The room's head just before the member joined: what came later is theirs to receive.
   */
  'startSeq'?: (number | string | Long);
}

/**
 * Somebody's place in a room.
 */
export interface Membership__Output {
  'role': (_lair_rooms_v1_RoomRole__Output);
  /**
   * Milliseconds since the Unix epoch.
   */
  'joinedAtMs': (number);
  /**
   * The room's head just before the member joined: what came later is theirs to receive.
   */
  'startSeq': (number);
}
