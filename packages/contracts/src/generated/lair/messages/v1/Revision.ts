// Original file: proto/lair/messages/v1/messages.proto

import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * What a message said for a while.
 */
export interface Revision {
  'content'?: (string);
  /**
   * When it began to say so, milliseconds since the Unix epoch.
   */
  'editedAtMs'?: (number | string | Long);
  /**
   * Who made it say so.
   */
  'by'?: (_lair_common_v1_UserRef | null);
}

/**
 * What a message said for a while.
 */
export interface Revision__Output {
  'content': (string);
  /**
   * When it began to say so, milliseconds since the Unix epoch.
   */
  'editedAtMs': (number);
  /**
   * Who made it say so.
   */
  'by': (_lair_common_v1_UserRef__Output | null);
}
