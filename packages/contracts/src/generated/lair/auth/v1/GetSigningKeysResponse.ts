// Original file: proto/lair/auth/v1/auth.proto

import type { SigningKey as _lair_auth_v1_SigningKey, SigningKey__Output as _lair_auth_v1_SigningKey__Output } from '../../../lair/auth/v1/SigningKey.ts';

export interface GetSigningKeysResponse {
  'keys'?: (_lair_auth_v1_SigningKey)[];
}

export interface GetSigningKeysResponse__Output {
  'keys': (_lair_auth_v1_SigningKey__Output)[];
}
