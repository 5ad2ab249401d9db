// Original file: proto/lair/auth/v1/auth.proto

import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from '../../../lair/common/v1/User.ts';

export interface LookupUsersResponse {
  /**
   * In no particular order, each user once.
   */
  'users'?: (_lair_common_v1_User)[];
}

export interface LookupUsersResponse__Output {
  /**
   * In no particular order, each user once.
   */
  'users': (_lair_common_v1_User__Output)[];
}
