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
  /**
   * The user has read everything up to here, on whatever device; never below where the membership starts. Absent in ConnectResponse.
   */
  'read'?: (number | string | Long);
  '_read'?: "read";
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
  /**
   * The user has read everything up to here, on whatever device; never below where the membership starts. Absent in ConnectResponse.
   */
  'read'?: (number);
  '_read'?: "read";
}
