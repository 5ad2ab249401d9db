// Original file: proto/lair/rooms/v1/rooms.proto


export interface ListRoomsRequest {
  /**
   * Only rooms whose name contains this (without case).
   */
  'query'?: (string);
  /**
   * Only rooms the caller is a member of.
   */
  'mine'?: (boolean);
  /**
   * From an earlier answer; empty: from the start.
   */
  'cursor'?: (string);
  /**
   * 1 to 200; 0: 50.
   */
  'limit'?: (number);
}

export interface ListRoomsRequest__Output {
  /**
   * Only rooms whose name contains this (without case).
   */
  'query': (string);
  /**
   * Only rooms the caller is a member of.
   */
  'mine': (boolean);
  /**
   * From an earlier answer; empty: from the start.
   */
  'cursor': (string);
  /**
   * 1 to 200; 0: 50.
   */
  'limit': (number);
}
