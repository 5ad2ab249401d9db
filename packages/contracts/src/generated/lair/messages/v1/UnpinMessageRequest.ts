// Original file: proto/lair/messages/v1/messages.proto


export interface UnpinMessageRequest {
  /**
   * UUID.
   */
  'messageId'?: (string);
  /**
   * UUID; absent: none.
   */
  'clientId'?: (string);
  '_clientId'?: "clientId";
}

export interface UnpinMessageRequest__Output {
  /**
   * UUID.
   */
  'messageId': (string);
  /**
   * UUID; absent: none.
   */
  'clientId'?: (string);
  '_clientId'?: "clientId";
}
