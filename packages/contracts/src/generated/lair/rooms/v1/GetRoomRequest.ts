// Original file: proto/lair/rooms/v1/rooms.proto


export interface GetRoomRequest {
  /**
   * Room reference.
   */
  'room'?: (string);
}

export interface GetRoomRequest__Output {
  /**
   * Room reference.
   */
  'room': (string);
}
