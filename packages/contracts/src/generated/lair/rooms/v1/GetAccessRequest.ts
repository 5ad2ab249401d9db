// Original file: proto/lair/rooms/v1/rooms.proto


export interface GetAccessRequest {
  /**
   * Room references, at most 500.
   */
  'rooms'?: (string)[];
  /**
   * UUID of the user whose rights are asked for.
   */
  'userId'?: (string);
}

export interface GetAccessRequest__Output {
  /**
   * Room references, at most 500.
   */
  'rooms': (string)[];
  /**
   * UUID of the user whose rights are asked for.
   */
  'userId': (string);
}
