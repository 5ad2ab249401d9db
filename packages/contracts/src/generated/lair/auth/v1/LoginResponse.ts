// Original file: proto/lair/auth/v1/auth.proto

import type { Authenticated as _lair_auth_v1_Authenticated, Authenticated__Output as _lair_auth_v1_Authenticated__Output } from '../../../lair/auth/v1/Authenticated.ts';

export interface LoginResponse {
  'authenticated'?: (_lair_auth_v1_Authenticated | null);
  /**
   * The session token, told this once; auth keeps only its hash.
   */
  'sessionToken'?: (string);
}

export interface LoginResponse__Output {
  'authenticated': (_lair_auth_v1_Authenticated__Output | null);
  /**
   * The session token, told this once; auth keeps only its hash.
   */
  'sessionToken': (string);
}
