// Original file: proto/lair/rooms/v1/rooms.proto

import type { Membership as _lair_rooms_v1_Membership, Membership__Output as _lair_rooms_v1_Membership__Output } from '../../../lair/rooms/v1/Membership.ts';
import type { RoomKind as _lair_rooms_v1_RoomKind, RoomKind__Output as _lair_rooms_v1_RoomKind__Output } from '../../../lair/rooms/v1/RoomKind.ts';
import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * How one user stands to one room. What that lets them do, the table room-permissions.ts in contracts says.
 */
export interface RoomAccess {
  /**
   * UUID of the room.
   */
  'roomId'?: (string);
  /**
   * The reference that was asked for.
   */
  'asked'?: (string);
  /**
   * May read history and receive events.
   */
  'canRead'?: (boolean);
  /**
   * Absent: no member.
   */
  'membership'?: (_lair_rooms_v1_Membership | null);
  'kind'?: (_lair_rooms_v1_RoomKind);
  /**
   * The other user of a direct room.
   */
  'directWith'?: (_lair_common_v1_UserRef | null);
  /**
   * Only moderators and up may post.
   */
  'readOnly'?: (boolean);
  /**
   * History up to this seq is not for this user; 0: all of it is.
   */
  'visibleAfterSeq'?: (number | string | Long);
  /**
   * The room's history begins for each member when they join.
   */
  'historyFromJoining'?: (boolean);
  '_membership'?: "membership";
  '_directWith'?: "directWith";
}

/**
 * How one user stands to one room. What that lets them do, the table room-permissions.ts in contracts says.
 */
export interface RoomAccess__Output {
  /**
   * UUID of the room.
   */
  'roomId': (string);
  /**
   * The reference that was asked for.
   */
  'asked': (string);
  /**
   * May read history and receive events.
   */
  'canRead': (boolean);
  /**
   * Absent: no member.
   */
  'membership'?: (_lair_rooms_v1_Membership__Output | null);
  'kind': (_lair_rooms_v1_RoomKind__Output);
  /**
   * The other user of a direct room.
   */
  'directWith'?: (_lair_common_v1_UserRef__Output | null);
  /**
   * Only moderators and up may post.
   */
  'readOnly': (boolean);
  /**
   * History up to this seq is not for this user; 0: all of it is.
   */
  'visibleAfterSeq': (number);
  /**
   * The room's history begins for each member when they join.
   */
  'historyFromJoining': (boolean);
  '_membership'?: "membership";
  '_directWith'?: "directWith";
}
