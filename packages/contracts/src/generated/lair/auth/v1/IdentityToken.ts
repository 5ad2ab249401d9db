// Original file: proto/lair/auth/v1/auth.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A signed statement of who a caller is, verified by every service on every call.
 */
export interface IdentityToken {
  /**
   * JWT, EdDSA. Claims: iss, sub (user id), name, role, did (device), sid (session), iat, exp.
   */
  'token'?: (string);
  /**
   * Milliseconds since the Unix epoch.
   */
  'expiresAtMs'?: (number | string | Long);
}

/**
 * A signed statement of who a caller is, verified by every service on every call.
 */
export interface IdentityToken__Output {
  /**
   * JWT, EdDSA. Claims: iss, sub (user id), name, role, did (device), sid (session), iat, exp.
   */
  'token': (string);
  /**
   * Milliseconds since the Unix epoch.
   */
  'expiresAtMs': (number);
}
