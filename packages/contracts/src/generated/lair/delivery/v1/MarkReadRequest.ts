// Original file: proto/lair/delivery/v1/delivery.proto

import type { Long } from '@grpc/proto-loader';

export interface MarkReadRequest {
  /**
   * UUID.
   */
  'roomId'?: (string);
  /**
   * The caller has read everything up to here; beyond the room's head counts as the head.
   */
  'seq'?: (number | string | Long);
}

export interface MarkReadRequest__Output {
  /**
   * UUID.
   */
  'roomId': (string);
  /**
   * The caller has read everything up to here; beyond the room's head counts as the head.
   */
  'seq': (number);
}
