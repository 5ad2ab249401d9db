// Original file: proto/lair/rooms/v1/rooms.proto


export interface ListMembershipsRequest {
}

export interface ListMembershipsRequest__Output {
}
