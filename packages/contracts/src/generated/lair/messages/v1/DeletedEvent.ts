// Original file: proto/lair/messages/v1/messages.proto

import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';
import type { ThreadSummary as _lair_messages_v1_ThreadSummary, ThreadSummary__Output as _lair_messages_v1_ThreadSummary__Output } from '../../../lair/messages/v1/ThreadSummary.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * A message is deleted. Also stands in the log, on replay, in the place of events about a message that has been deleted since.
 */
export interface DeletedEvent {
  /**
   * UUID.
   */
  'messageId'?: (string);
  /**
   * Who deleted it.
   */
  'by'?: (_lair_common_v1_UserRef | null);
  /**
   * Its thread without it; absent: it was in none.
   */
  'thread'?: (_lair_messages_v1_ThreadSummary | null);
  /**
   * When, milliseconds since the Unix epoch: what the message shows as its deletion.
   */
  'deletedAtMs'?: (number | string | Long);
  '_thread'?: "thread";
}

/**
 * A message is deleted. Also stands in the log, on replay, in the place of events about a message that has been deleted since.
 */
export interface DeletedEvent__Output {
  /**
   * UUID.
   */
  'messageId': (string);
  /**
   * Who deleted it.
   */
  'by': (_lair_common_v1_UserRef__Output | null);
  /**
   * Its thread without it; absent: it was in none.
   */
  'thread'?: (_lair_messages_v1_ThreadSummary__Output | null);
  /**
   * When, milliseconds since the Unix epoch: what the message shows as its deletion.
   */
  'deletedAtMs': (number);
  '_thread'?: "thread";
}
