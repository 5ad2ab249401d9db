// Original file: proto/lair/rooms/v1/rooms.proto

import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';

export interface FindMembersResponse {
  /**
   * Those that are members, in no particular order.
   */
  'users'?: (_lair_common_v1_UserRef)[];
}

export interface FindMembersResponse__Output {
  /**
   * Those that are members, in no particular order.
   */
  'users': (_lair_common_v1_UserRef__Output)[];
}
