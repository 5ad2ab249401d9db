// Original file: proto/lair/messages/v1/messages.proto


export interface DeleteMessageRequest {
  /**
   * UUID.
   */
  'messageId'?: (string);
  /**
   * For the audit; at most 500 characters; empty: none.
   */
  'reason'?: (string);
  /**
   * UUID; absent: none.
   */
  'clientId'?: (string);
  '_clientId'?: "clientId";
}

export interface DeleteMessageRequest__Output {
  /**
   * UUID.
   */
  'messageId': (string);
  /**
   * For the audit; at most 500 characters; empty: none.
   */
  'reason': (string);
  /**
   * UUID; absent: none.
   */
  'clientId'?: (string);
  '_clientId'?: "clientId";
}
