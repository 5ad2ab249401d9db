// Original file: proto/lair/delivery/v1/delivery.proto

import type { Long } from '@grpc/proto-loader';

export interface ReadRoomRequest {
  /**
   * UUID.
   */
  'roomId'?: (string);
  /**
   * Events with seq above this.
   */
  'afterSeq'?: (number | string | Long);
  /**
   * 1 to 500; 0: 200.
   */
  'limit'?: (number);
}

export interface ReadRoomRequest__Output {
  /**
   * UUID.
   */
  'roomId': (string);
  /**
   * Events with seq above this.
   */
  'afterSeq': (number);
  /**
   * 1 to 500; 0: 200.
   */
  'limit': (number);
}
