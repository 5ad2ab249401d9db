// Original file: proto/lair/auth/v1/auth.proto


/**
 * Announced on NATS when a session ends before its time.
 */
export interface SessionEnded {
  'sessionId'?: (string);
  'userId'?: (string);
  /**
   * One word: "logout", "revoked", "password-changed".
   */
  'reason'?: (string);
}

/**
 * Announced on NATS when a session ends before its time.
 */
export interface SessionEnded__Output {
  'sessionId': (string);
  'userId': (string);
  /**
   * One word: "logout", "revoked", "password-changed".
   */
  'reason': (string);
}
