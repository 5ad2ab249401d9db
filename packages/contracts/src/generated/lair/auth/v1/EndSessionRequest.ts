// Original file: proto/lair/auth/v1/auth.proto


export interface EndSessionRequest {
}

export interface EndSessionRequest__Output {
}
