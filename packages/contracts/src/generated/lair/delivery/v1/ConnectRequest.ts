// Original file: proto/lair/delivery/v1/delivery.proto


export interface ConnectRequest {
}

export interface ConnectRequest__Output {
}
