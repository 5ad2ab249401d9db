// Original file: proto/lair/rooms/v1/rooms.proto


export interface JoinRoomRequest {
  /**
   * Room reference.
   */
  'room'?: (string);
}

export interface JoinRoomRequest__Output {
  /**
   * Room reference.
   */
  'room': (string);
}
