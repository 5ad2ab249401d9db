// Original file: proto/lair/messages/v1/messages.proto


export interface AddReactionRequest {
  /**
   * UUID.
   */
  'messageId'?: (string);
  /**
   * One emoji, or a :shortcode:.
   */
  'emoji'?: (string);
  /**
   * UUID; absent: none.
   */
  'clientId'?: (string);
  '_clientId'?: "clientId";
}

export interface AddReactionRequest__Output {
  /**
   * UUID.
   */
  'messageId': (string);
  /**
   * One emoji, or a :shortcode:.
   */
  'emoji': (string);
  /**
   * UUID; absent: none.
   */
  'clientId'?: (string);
  '_clientId'?: "clientId";
}
