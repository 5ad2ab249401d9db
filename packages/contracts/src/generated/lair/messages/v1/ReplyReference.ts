// Original file: proto/lair/messages/v1/messages.proto

import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';

/**
 * A message that another one answers, as it is now.
 */
export interface ReplyReference {
  /**
   * UUID.
   */
  'messageId'?: (string);
  'author'?: (_lair_common_v1_UserRef | null);
  /**
   * The beginning of its content, on one line; empty when it is deleted, when it is encrypted, and in rooms whose history begins at
   * joining, where not all members may read it.
   */
  'excerpt'?: (string);
}

/**
 * A message that another one answers, as it is now.
 */
export interface ReplyReference__Output {
  /**
   * UUID.
   */
  'messageId': (string);
  'author': (_lair_common_v1_UserRef__Output | null);
  /**
   * The beginning of its content, on one line; empty when it is deleted, when it is encrypted, and in rooms whose history begins at
   * joining, where not all members may read it.
   */
  'excerpt': (string);
}
