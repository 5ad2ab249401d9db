// Original file: proto/lair/auth/v1/auth.proto

import type { IdentityToken as _lair_auth_v1_IdentityToken, IdentityToken__Output as _lair_auth_v1_IdentityToken__Output } from '../../../lair/auth/v1/IdentityToken.ts';

export interface IssueServiceTokenResponse {
  /**
   * JWT, EdDSA. Claims: iss, sub ("service:<name>"), svc (name), iat, exp.
   */
  'identity'?: (_lair_auth_v1_IdentityToken | null);
}

export interface IssueServiceTokenResponse__Output {
  /**
   * JWT, EdDSA. Claims: iss, sub ("service:<name>"), svc (name), iat, exp.
   */
  'identity': (_lair_auth_v1_IdentityToken__Output | null);
}
