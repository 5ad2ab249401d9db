// Original file: proto/lair/messages/v1/messages.proto


/**
 * All reactions to a message with one emoji.
 */
export interface Reaction {
  /**
   * One emoji in its fully qualified form.
   */
  'emoji'?: (string);
  'count'?: (number);
  /**
   * Usernames of those who reacted first, at most 20.
   */
  'users'?: (string)[];
  /**
   * The caller is among those who reacted. False in events, which are the same for all.
   */
  'mine'?: (boolean);
}

/**
 * All reactions to a message with one emoji.
 */
export interface Reaction__Output {
  /**
   * One emoji in its fully qualified form.
   */
  'emoji': (string);
  'count': (number);
  /**
   * Usernames of those who reacted first, at most 20.
   */
  'users': (string)[];
  /**
   * The caller is among those who reacted. False in events, which are the same for all.
   */
  'mine': (boolean);
}
