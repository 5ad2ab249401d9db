// Original file: proto/lair/rooms/v1/rooms.proto

import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from '../../../lair/common/v1/User.ts';
import type { RoomRole as _lair_rooms_v1_RoomRole, RoomRole__Output as _lair_rooms_v1_RoomRole__Output } from '../../../lair/rooms/v1/RoomRole.ts';

export interface MemberJoined {
  'user'?: (_lair_common_v1_User | null);
  'role'?: (_lair_rooms_v1_RoomRole);
}

export interface MemberJoined__Output {
  'user': (_lair_common_v1_User__Output | null);
  'role': (_lair_rooms_v1_RoomRole__Output);
}
