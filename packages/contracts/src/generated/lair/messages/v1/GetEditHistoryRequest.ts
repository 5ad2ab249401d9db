// Original file: proto/lair/messages/v1/messages.proto


export interface GetEditHistoryRequest {
  /**
   * UUID.
   */
  'messageId'?: (string);
}

export interface GetEditHistoryRequest__Output {
  /**
   * UUID.
   */
  'messageId': (string);
}
