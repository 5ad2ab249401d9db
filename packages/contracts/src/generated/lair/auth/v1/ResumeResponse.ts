// Original file: proto/lair/auth/v1/auth.proto

import type { Authenticated as _lair_auth_v1_Authenticated, Authenticated__Output as _lair_auth_v1_Authenticated__Output } from '../../../lair/auth/v1/Authenticated.ts';

export interface ResumeResponse {
  'authenticated'?: (_lair_auth_v1_Authenticated | null);
}

export interface ResumeResponse__Output {
  'authenticated': (_lair_auth_v1_Authenticated__Output | null);
}
