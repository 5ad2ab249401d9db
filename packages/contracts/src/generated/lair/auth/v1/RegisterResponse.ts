// Original file: proto/lair/auth/v1/auth.proto

import type { Authenticated as _lair_auth_v1_Authenticated, Authenticated__Output as _lair_auth_v1_Authenticated__Output } from '../../../lair/auth/v1/Authenticated.ts';

export interface RegisterResponse {
  'authenticated'?: (_lair_auth_v1_Authenticated | null);
  /**
   * The session token, told this once; auth keeps only its hash.
   */
  'sessionToken'?: (string);
}

export interface RegisterResponse__Output {
  'authenticated': (_lair_auth_v1_Authenticated__Output | null);
  /**
   * The session token, told this once; auth keeps only its hash.
   */
  'sessionToken': (string);
}
