// Original file: proto/lair/delivery/v1/delivery.proto

import type { Long } from '@grpc/proto-loader';

export interface PushEntry {
  'seq'?: (number | string | Long);
  /**
   * Where this event's line ends in frames, in bytes.
   */
  'endOffset'?: (number);
  /**
   * The event's method name, such as MESSAGE.
   */
  'type'?: (string);
  /**
   * UUID of the user who caused it.
   */
  'actorId'?: (string);
  /**
   * The request that caused it, for the logs; empty on replay.
   */
  'requestId'?: (string);
}

export interface PushEntry__Output {
  'seq': (number);
  /**
   * Where this event's line ends in frames, in bytes.
   */
  'endOffset': (number);
  /**
   * The event's method name, such as MESSAGE.
   */
  'type': (string);
  /**
   * UUID of the user who caused it.
   */
  'actorId': (string);
  /**
   * The request that caused it, for the logs; empty on replay.
   */
  'requestId': (string);
}
