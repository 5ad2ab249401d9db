// Original file: proto/lair/rooms/v1/rooms.proto


export interface ListAccessRequest {
  /**
   * UUID.
   */
  'userId'?: (string);
}

export interface ListAccessRequest__Output {
  /**
   * UUID.
   */
  'userId': (string);
}
