// Original file: proto/lair/messages/v1/messages.proto


export interface GetHeadsRequest {
  /**
   * UUIDs, at most 1,000.
   */
  'roomIds'?: (string)[];
}

export interface GetHeadsRequest__Output {
  /**
   * UUIDs, at most 1,000.
   */
  'roomIds': (string)[];
}
