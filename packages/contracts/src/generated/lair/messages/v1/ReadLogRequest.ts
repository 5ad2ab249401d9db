// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface ReadLogRequest {
  /**
   * UUID.
   */
  'roomId'?: (string);
  /**
   * Events with seq above this.
   */
  'afterSeq'?: (number | string | Long);
  /**
   * Events with seq up to this; 0: to the head.
   */
  'toSeq'?: (number | string | Long);
  /**
   * 1 to 500; 0: 200.
   */
  'limit'?: (number);
}

export interface ReadLogRequest__Output {
  /**
   * UUID.
   */
  'roomId': (string);
  /**
   * Events with seq above this.
   */
  'afterSeq': (number);
  /**
   * Events with seq up to this; 0: to the head.
   */
  'toSeq': (number);
  /**
   * 1 to 500; 0: 200.
   */
  'limit': (number);
}
