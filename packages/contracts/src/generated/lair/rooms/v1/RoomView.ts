// Original file: proto/lair/rooms/v1/rooms.proto

import type { Room as _lair_rooms_v1_Room, Room__Output as _lair_rooms_v1_Room__Output } from '../../../lair/rooms/v1/Room.ts';
import type { Membership as _lair_rooms_v1_Membership, Membership__Output as _lair_rooms_v1_Membership__Output } from '../../../lair/rooms/v1/Membership.ts';
import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';

/**
 * A room as one user sees it.
 */
export interface RoomView {
  'room'?: (_lair_rooms_v1_Room | null);
  /**
   * Absent: the user is no member.
   */
  'membership'?: (_lair_rooms_v1_Membership | null);
  /**
   * The other user of a direct room; in a conversation with oneself, oneself.
   */
  'directWith'?: (_lair_common_v1_UserRef | null);
  '_membership'?: "membership";
  '_directWith'?: "directWith";
}

/**
 * A room as one user sees it.
 */
export interface RoomView__Output {
  'room': (_lair_rooms_v1_Room__Output | null);
  /**
   * Absent: the user is no member.
   */
  'membership'?: (_lair_rooms_v1_Membership__Output | null);
  /**
   * The other user of a direct room; in a conversation with oneself, oneself.
   */
  'directWith'?: (_lair_common_v1_UserRef__Output | null);
  '_membership'?: "membership";
  '_directWith'?: "directWith";
}
