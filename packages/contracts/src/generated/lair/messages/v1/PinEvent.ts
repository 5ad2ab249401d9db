// Original file: proto/lair/messages/v1/messages.proto


/**
 * Somebody (the event's actor) pinned or unpinned a message.
 */
export interface PinEvent {
  /**
   * UUID.
   */
  'messageId'?: (string);
}

/**
 * Somebody (the event's actor) pinned or unpinned a message.
 */
export interface PinEvent__Output {
  /**
   * UUID.
   */
  'messageId': (string);
}
