// Original file: proto/lair/auth/v1/auth.proto

import type { Long } from '@grpc/proto-loader';

/**
 * One login on one device.
 */
export interface Session {
  /**
   * UUIDv7.
   */
  'id'?: (string);
  /**
   * UUIDv7 of the device; cursors belong to it.
   */
  'deviceId'?: (string);
  /**
   * For people; empty for the user's default device.
   */
  'deviceName'?: (string);
  /**
   * Milliseconds since the Unix epoch, UTC. RESUME moves it on.
   */
  'expiresAtMs'?: (number | string | Long);
}

/**
 * One login on one device.
 */
export interface Session__Output {
  /**
   * UUIDv7.
   */
  'id': (string);
  /**
   * UUIDv7 of the device; cursors belong to it.
   */
  'deviceId': (string);
  /**
   * For people; empty for the user's default device.
   */
  'deviceName': (string);
  /**
   * Milliseconds since the Unix epoch, UTC. RESUME moves it on.
   */
  'expiresAtMs': (number);
}
