// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface GetThreadRequest {
  /**
   * UUID of any message of the thread.
   */
  'messageId'?: (string);
  /**
   * Replies with seq below this.
   */
  'beforeSeq'?: (number | string | Long);
  /**
   * Replies with seq above this.
   */
  'afterSeq'?: (number | string | Long);
  /**
   * 1 to 200; 0: 50.
   */
  'limit'?: (number);
  /**
   * Where the page lies; absent: the oldest replies.
   */
  'anchor'?: "beforeSeq"|"afterSeq";
}

export interface GetThreadRequest__Output {
  /**
   * UUID of any message of the thread.
   */
  'messageId': (string);
  /**
   * Replies with seq below this.
   */
  'beforeSeq'?: (number);
  /**
   * Replies with seq above this.
   */
  'afterSeq'?: (number);
  /**
   * 1 to 200; 0: 50.
   */
  'limit': (number);
  /**
   * Where the page lies; absent: the oldest replies.
   */
  'anchor'?: "beforeSeq"|"afterSeq";
}
