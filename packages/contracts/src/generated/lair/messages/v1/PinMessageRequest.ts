// Original file: proto/lair/messages/v1/messages.proto


export interface PinMessageRequest {
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

export interface PinMessageRequest__Output {
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
