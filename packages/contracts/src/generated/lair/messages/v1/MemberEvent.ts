// Original file: proto/lair/messages/v1/messages.proto

import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from '../../../lair/common/v1/User.ts';

/**
 * Somebody came or went.
 */
export interface MemberEvent {
  'user'?: (_lair_common_v1_User | null);
  /**
   * For those who went, one word: "left". Else empty.
   */
  'reason'?: (string);
}

/**
 * Somebody came or went.
 */
export interface MemberEvent__Output {
  'user': (_lair_common_v1_User__Output | null);
  /**
   * For those who went, one word: "left". Else empty.
   */
  'reason': (string);
}
