// Original file: proto/lair/auth/v1/auth.proto


export interface EndSessionResponse {
}

export interface EndSessionResponse__Output {
}
