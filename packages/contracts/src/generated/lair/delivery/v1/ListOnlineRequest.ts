// Original file: proto/lair/delivery/v1/delivery.proto


export interface ListOnlineRequest {
  /**
   * From an earlier answer; empty: from the start.
   */
  'cursor'?: (string);
  /**
   * 1 to 500; 0: 100.
   */
  'limit'?: (number);
}

export interface ListOnlineRequest__Output {
  /**
   * From an earlier answer; empty: from the start.
   */
  'cursor': (string);
  /**
   * 1 to 500; 0: 100.
   */
  'limit': (number);
}
