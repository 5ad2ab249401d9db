// Original file: proto/lair/delivery/v1/delivery.proto

import type { Long } from '@grpc/proto-loader';

export interface MarkReadResponse {
  /**
   * How far the caller has read now.
   */
  'read'?: (number | string | Long);
}

export interface MarkReadResponse__Output {
  /**
   * How far the caller has read now.
   */
  'read': (number);
}
