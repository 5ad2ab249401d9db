// Original file: proto/lair/auth/v1/auth.proto

import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from '../../../lair/common/v1/User.ts';
import type { Session as _lair_auth_v1_Session, Session__Output as _lair_auth_v1_Session__Output } from '../../../lair/auth/v1/Session.ts';
import type { IdentityToken as _lair_auth_v1_IdentityToken, IdentityToken__Output as _lair_auth_v1_IdentityToken__Output } from '../../../lair/auth/v1/IdentityToken.ts';

/**
 * Everything a gateway needs to serve somebody who has just proved who they are.
 */
export interface Authenticated {
  'user'?: (_lair_common_v1_User | null);
  'session'?: (_lair_auth_v1_Session | null);
  'identity'?: (_lair_auth_v1_IdentityToken | null);
}

/**
 * Everything a gateway needs to serve somebody who has just proved who they are.
 */
export interface Authenticated__Output {
  'user': (_lair_common_v1_User__Output | null);
  'session': (_lair_auth_v1_Session__Output | null);
  'identity': (_lair_auth_v1_IdentityToken__Output | null);
}
