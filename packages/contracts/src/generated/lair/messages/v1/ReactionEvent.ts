// Original file: proto/lair/messages/v1/messages.proto

import type { Reaction as _lair_messages_v1_Reaction, Reaction__Output as _lair_messages_v1_Reaction__Output } from '../../../lair/messages/v1/Reaction.ts';

/**
 * Somebody (the event's actor) reacted to a message, or took a reaction back.
 */
export interface ReactionEvent {
  /**
   * UUID.
   */
  'messageId'?: (string);
  /**
   * All reactions with this emoji after the event; count 0: none is left.
   */
  'reaction'?: (_lair_messages_v1_Reaction | null);
}

/**
 * Somebody (the event's actor) reacted to a message, or took a reaction back.
 */
export interface ReactionEvent__Output {
  /**
   * UUID.
   */
  'messageId': (string);
  /**
   * All reactions with this emoji after the event; count 0: none is left.
   */
  'reaction': (_lair_messages_v1_Reaction__Output | null);
}
