// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A place in a room's log.
 */
export interface RoomPlace {
  /**
   * UUID.
   */
  'roomId'?: (string);
  /**
   * What comes after this seq is meant.
   */
  'afterSeq'?: (number | string | Long);
}

/**
 * A place in a room's log.
 */
export interface RoomPlace__Output {
  /**
   * UUID.
   */
  'roomId': (string);
  /**
   * What comes after this seq is meant.
   */
  'afterSeq': (number);
}
