// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomView as _lair_rooms_v1_RoomView, RoomView__Output as _lair_rooms_v1_RoomView__Output } from '../../../lair/rooms/v1/RoomView.ts';

/**
 * Told on core NATS to the gateways that have the user connected, so that they follow the room at once. A hint: it may be lost.
 */
export interface MembershipHint {
  'userId'?: (string);
  'room'?: (_lair_rooms_v1_RoomView | null);
  /**
   * False: the user is no longer a member.
   */
  'member'?: (boolean);
}

/**
 * Told on core NATS to the gateways that have the user connected, so that they follow the room at once. A hint: it may be lost.
 */
export interface MembershipHint__Output {
  'userId': (string);
  'room': (_lair_rooms_v1_RoomView__Output | null);
  /**
   * False: the user is no longer a member.
   */
  'member': (boolean);
}
