// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface RoomHead {
  'roomId'?: (string);
  /**
   * seq of the newest event; 0: none.
   */
  'head'?: (number | string | Long);
}

export interface RoomHead__Output {
  'roomId': (string);
  /**
   * seq of the newest event; 0: none.
   */
  'head': (number);
}
