// Original file: proto/lair/messages/v1/messages.proto


export interface UnpinMessageResponse {
}

export interface UnpinMessageResponse__Output {
}
