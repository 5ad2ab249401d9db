// Original file: proto/lair/auth/v1/auth.proto


export interface GetSigningKeysRequest {
}

export interface GetSigningKeysRequest__Output {
}
