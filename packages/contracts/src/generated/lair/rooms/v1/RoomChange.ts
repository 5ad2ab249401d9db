// Original file: proto/lair/rooms/v1/rooms.proto

import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';
import type { MemberJoined as _lair_rooms_v1_MemberJoined, MemberJoined__Output as _lair_rooms_v1_MemberJoined__Output } from '../../../lair/rooms/v1/MemberJoined.ts';
import type { MemberLeft as _lair_rooms_v1_MemberLeft, MemberLeft__Output as _lair_rooms_v1_MemberLeft__Output } from '../../../lair/rooms/v1/MemberLeft.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A committed change to a room, published in JetStream by the relay of rooms. At least once; id is the same in repeats.
 */
export interface RoomChange {
  /**
   * UUIDv7; consumers drop repeats by it.
   */
  'id'?: (string);
  'roomId'?: (string);
  /**
   * Milliseconds since the Unix epoch.
   */
  'atMs'?: (number | string | Long);
  /**
   * Who did it.
   */
  'actor'?: (_lair_common_v1_UserRef | null);
  'memberJoined'?: (_lair_rooms_v1_MemberJoined | null);
  'memberLeft'?: (_lair_rooms_v1_MemberLeft | null);
  'change'?: "memberJoined"|"memberLeft";
}

/**
 * A committed change to a room, published in JetStream by the relay of rooms. At least once; id is the same in repeats.
 */
export interface RoomChange__Output {
  /**
   * UUIDv7; consumers drop repeats by it.
   */
  'id': (string);
  'roomId': (string);
  /**
   * Milliseconds since the Unix epoch.
   */
  'atMs': (number);
  /**
   * Who did it.
   */
  'actor': (_lair_common_v1_UserRef__Output | null);
  'memberJoined'?: (_lair_rooms_v1_MemberJoined__Output | null);
  'memberLeft'?: (_lair_rooms_v1_MemberLeft__Output | null);
  'change'?: "memberJoined"|"memberLeft";
}
