// Original file: proto/lair/rooms/v1/rooms.proto


export interface LeaveRoomRequest {
  /**
   * Room reference.
   */
  'room'?: (string);
}

export interface LeaveRoomRequest__Output {
  /**
   * Room reference.
   */
  'room': (string);
}
