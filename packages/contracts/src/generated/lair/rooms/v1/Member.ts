// Original file: proto/lair/rooms/v1/rooms.proto

import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';
import type { Membership as _lair_rooms_v1_Membership, Membership__Output as _lair_rooms_v1_Membership__Output } from '../../../lair/rooms/v1/Membership.ts';

export interface Member {
  'user'?: (_lair_common_v1_UserRef | null);
  'membership'?: (_lair_rooms_v1_Membership | null);
}

export interface Member__Output {
  'user': (_lair_common_v1_UserRef__Output | null);
  'membership': (_lair_rooms_v1_Membership__Output | null);
}
