// Original file: proto/lair/rooms/v1/rooms.proto


export interface OpenDirectRoomRequest {
  /**
   * The other user's UUID or name.
   */
  'user'?: (string);
}

export interface OpenDirectRoomRequest__Output {
  /**
   * The other user's UUID or name.
   */
  'user': (string);
}
