// Original file: proto/lair/messages/v1/messages.proto


export interface GetMessageRequest {
  /**
   * UUID.
   */
  'messageId'?: (string);
}

export interface GetMessageRequest__Output {
  /**
   * UUID.
   */
  'messageId': (string);
}
