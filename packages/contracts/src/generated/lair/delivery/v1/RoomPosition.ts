// Original file: proto/lair/delivery/v1/delivery.proto

import type { Long } from '@grpc/proto-loader';

/**
 * Where a device stands in one room.
 */
export interface RoomPosition {
  /**
   * UUID.
   */
  'roomId'?: (string);
  /**
   * seq of the newest event.
   */
  'head'?: (number | string | Long);
  /**
   * The device has acknowledged everything up to here.
   */
  'delivered'?: (number | string | Long);
}

/**
 * Where a device stands in one room.
 */
export interface RoomPosition__Output {
  /**
   * UUID.
   */
  'roomId': (string);
  /**
   * seq of the newest event.
   */
  'head': (number);
  /**
   * The device has acknowledged everything up to here.
   */
  'delivered': (number);
}
