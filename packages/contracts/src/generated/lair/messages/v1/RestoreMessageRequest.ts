// Original file: proto/lair/messages/v1/messages.proto


export interface RestoreMessageRequest {
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

export interface RestoreMessageRequest__Output {
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
