// Original file: proto/lair/rooms/v1/rooms.proto


export interface LeaveRoomResponse {
  /**
   * UUID of the room that was left.
   */
  'roomId'?: (string);
  /**
   * As it was known; for clients that speak in names.
   */
  'name'?: (string);
}

export interface LeaveRoomResponse__Output {
  /**
   * UUID of the room that was left.
   */
  'roomId': (string);
  /**
   * As it was known; for clients that speak in names.
   */
  'name': (string);
}
