// Original file: proto/lair/rooms/v1/rooms.proto

import type { RoomChange as _lair_rooms_v1_RoomChange, RoomChange__Output as _lair_rooms_v1_RoomChange__Output } from '../../../lair/rooms/v1/RoomChange.ts';

/**
 * Several changes of one partition, in the order of commit.
 */
export interface RoomChangeBatch {
  'changes'?: (_lair_rooms_v1_RoomChange)[];
}

/**
 * Several changes of one partition, in the order of commit.
 */
export interface RoomChangeBatch__Output {
  'changes': (_lair_rooms_v1_RoomChange__Output)[];
}
