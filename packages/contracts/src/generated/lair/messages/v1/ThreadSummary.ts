// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

/**
 * What is known of a thread without reading it. Deleted replies do not count.
 */
export interface ThreadSummary {
  /**
   * UUID of the message that the thread began with.
   */
  'rootId'?: (string);
  'replies'?: (number);
  /**
   * Milliseconds since the Unix epoch; 0: no reply is left.
   */
  'lastReplyAtMs'?: (number | string | Long);
  /**
   * How many users have replied.
   */
  'participants'?: (number);
}

/**
 * What is known of a thread without reading it. Deleted replies do not count.
 */
export interface ThreadSummary__Output {
  /**
   * UUID of the message that the thread began with.
   */
  'rootId': (string);
  'replies': (number);
  /**
   * Milliseconds since the Unix epoch; 0: no reply is left.
   */
  'lastReplyAtMs': (number);
  /**
   * How many users have replied.
   */
  'participants': (number);
}
