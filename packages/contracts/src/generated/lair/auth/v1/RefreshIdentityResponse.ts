// Original file: proto/lair/auth/v1/auth.proto

import type { IdentityToken as _lair_auth_v1_IdentityToken, IdentityToken__Output as _lair_auth_v1_IdentityToken__Output } from '../../../lair/auth/v1/IdentityToken.ts';

export interface RefreshIdentityResponse {
  'identity'?: (_lair_auth_v1_IdentityToken | null);
}

export interface RefreshIdentityResponse__Output {
  'identity': (_lair_auth_v1_IdentityToken__Output | null);
}
