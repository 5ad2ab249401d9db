// Original file: proto/lair/common/v1/common.proto


/**
 * A user as other users see them. Usernames never change, so a copy of one may be stored beside what the user did.
 */
export interface UserRef {
  /**
   * UUIDv7.
   */
  'id'?: (string);
  /**
   * As the user wrote it at registration; unique without case.
   */
  'username'?: (string);
}

/**
 * A user as other users see them. Usernames never change, so a copy of one may be stored beside what the user did.
 */
export interface UserRef__Output {
  /**
   * UUIDv7.
   */
  'id': (string);
  /**
   * As the user wrote it at registration; unique without case.
   */
  'username': (string);
}
