// Original file: proto/lair/messages/v1/messages.proto


export interface PinMessageResponse {
}

export interface PinMessageResponse__Output {
}
