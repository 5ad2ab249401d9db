// Original file: proto/lair/delivery/v1/delivery.proto

import type { OnlineUser as _lair_delivery_v1_OnlineUser, OnlineUser__Output as _lair_delivery_v1_OnlineUser__Output } from '../../../lair/delivery/v1/OnlineUser.ts';

export interface ListOnlineResponse {
  /**
   * By username without case.
   */
  'users'?: (_lair_delivery_v1_OnlineUser)[];
  /**
   * Empty: nothing further.
   */
  'nextCursor'?: (string);
}

export interface ListOnlineResponse__Output {
  /**
   * By username without case.
   */
  'users': (_lair_delivery_v1_OnlineUser__Output)[];
  /**
   * Empty: nothing further.
   */
  'nextCursor': (string);
}
