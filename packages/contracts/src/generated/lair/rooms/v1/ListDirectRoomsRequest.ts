// Original file: proto/lair/rooms/v1/rooms.proto


export interface ListDirectRoomsRequest {
  /**
   * From an earlier answer; empty: from the start.
   */
  'cursor'?: (string);
  /**
   * 1 to 200; 0: 50.
   */
  'limit'?: (number);
}

export interface ListDirectRoomsRequest__Output {
  /**
   * From an earlier answer; empty: from the start.
   */
  'cursor': (string);
  /**
   * 1 to 200; 0: 50.
   */
  'limit': (number);
}
