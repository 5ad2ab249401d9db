// Original file: proto/lair/delivery/v1/delivery.proto


export interface AcknowledgeResponse {
}

export interface AcknowledgeResponse__Output {
}
