// Original file: proto/lair/auth/v1/auth.proto


export interface RefreshIdentityRequest {
  'sessionToken'?: (string);
}

export interface RefreshIdentityRequest__Output {
  'sessionToken': (string);
}
