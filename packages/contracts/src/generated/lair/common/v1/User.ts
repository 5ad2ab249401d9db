// Original file: proto/lair/common/v1/common.proto

import type { UserRole as _lair_common_v1_UserRole, UserRole__Output as _lair_common_v1_UserRole__Output } from '../../../lair/common/v1/UserRole.ts';

/**
 * Somebody's account, without anything secret.
 */
export interface User {
  /**
   * UUIDv7.
   */
  'id'?: (string);
  /**
   * As the user wrote it at registration; unique without case.
   */
  'username'?: (string);
  /**
   * What the user wants to be called; absent: the username.
   */
  'displayName'?: (string);
  'role'?: (_lair_common_v1_UserRole);
  '_displayName'?: "displayName";
}

/**
 * Somebody's account, without anything secret.
 */
export interface User__Output {
  /**
   * UUIDv7.
   */
  'id': (string);
  /**
   * As the user wrote it at registration; unique without case.
   */
  'username': (string);
  /**
   * What the user wants to be called; absent: the username.
   */
  'displayName'?: (string);
  'role': (_lair_common_v1_UserRole__Output);
  '_displayName'?: "displayName";
}
