// Original file: proto/lair/messages/v1/messages.proto


export interface MentionCount {
  'roomId'?: (string);
  /**
   * At most 1,000: more are not counted.
   */
  'count'?: (number);
}

export interface MentionCount__Output {
  'roomId': (string);
  /**
   * At most 1,000: more are not counted.
   */
  'count': (number);
}
