// Original file: proto/lair/delivery/v1/delivery.proto

import type { PushBatch as _lair_delivery_v1_PushBatch, PushBatch__Output as _lair_delivery_v1_PushBatch__Output } from '../../../lair/delivery/v1/PushBatch.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReadRoomResponse {
  /**
   * Absent: nothing after after_seq.
   */
  'batch'?: (_lair_delivery_v1_PushBatch | null);
  /**
   * The room's head when the page was read.
   */
  'head'?: (number | string | Long);
  '_batch'?: "batch";
}

export interface ReadRoomResponse__Output {
  /**
   * Absent: nothing after after_seq.
   */
  'batch'?: (_lair_delivery_v1_PushBatch__Output | null);
  /**
   * The room's head when the page was read.
   */
  'head': (number);
  '_batch'?: "batch";
}
