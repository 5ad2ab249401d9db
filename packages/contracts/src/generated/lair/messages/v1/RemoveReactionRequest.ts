// Original file: proto/lair/messages/v1/messages.proto


export interface RemoveReactionRequest {
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

export interface RemoveReactionRequest__Output {
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
