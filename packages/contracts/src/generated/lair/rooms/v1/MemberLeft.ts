// Original file: proto/lair/rooms/v1/rooms.proto

import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from '../../../lair/common/v1/User.ts';

export interface MemberLeft {
  'user'?: (_lair_common_v1_User | null);
  /**
   * One word: "left".
   */
  'reason'?: (string);
}

export interface MemberLeft__Output {
  'user': (_lair_common_v1_User__Output | null);
  /**
   * One word: "left".
   */
  'reason': (string);
}
