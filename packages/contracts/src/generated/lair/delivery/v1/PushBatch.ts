// Original file: proto/lair/delivery/v1/delivery.proto

import type { PushEntry as _lair_delivery_v1_PushEntry, PushEntry__Output as _lair_delivery_v1_PushEntry__Output } from '../../../lair/delivery/v1/PushEntry.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * Frames of consecutive events of one room, rendered once for everybody. Answer of ReadRoom, and payload of the push subjects.
 */
export interface PushBatch {
  /**
   * UUID.
   */
  'roomId'?: (string);
  /**
   * seq of the first event.
   */
  'fromSeq'?: (number | string | Long);
  /**
   * seq of the last event.
   */
  'toSeq'?: (number | string | Long);
  /**
   * lair/2 event lines, each ended by a newline, one after the other.
   */
  'frames'?: (Buffer | Uint8Array | string);
  /**
   * One per event, in order.
   */
  'entries'?: (_lair_delivery_v1_PushEntry)[];
}

/**
 * Frames of consecutive events of one room, rendered once for everybody. Answer of ReadRoom, and payload of the push subjects.
 */
export interface PushBatch__Output {
  /**
   * UUID.
   */
  'roomId': (string);
  /**
   * seq of the first event.
   */
  'fromSeq': (number);
  /**
   * seq of the last event.
   */
  'toSeq': (number);
  /**
   * lair/2 event lines, each ended by a newline, one after the other.
   */
  'frames': (Buffer);
  /**
   * One per event, in order.
   */
  'entries': (_lair_delivery_v1_PushEntry__Output)[];
}
