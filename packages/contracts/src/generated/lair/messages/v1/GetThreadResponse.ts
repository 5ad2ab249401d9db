// Original file: proto/lair/messages/v1/messages.proto

import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from '../../../lair/messages/v1/Message.ts';

export interface GetThreadResponse {
  'root'?: (_lair_messages_v1_Message | null);
  /**
   * Oldest first, without those that are deleted.
   */
  'replies'?: (_lair_messages_v1_Message)[];
  /**
   * There are older replies than the first.
   */
  'moreBefore'?: (boolean);
  /**
   * There are newer replies than the last.
   */
  'moreAfter'?: (boolean);
}

export interface GetThreadResponse__Output {
  'root': (_lair_messages_v1_Message__Output | null);
  /**
   * Oldest first, without those that are deleted.
   */
  'replies': (_lair_messages_v1_Message__Output)[];
  /**
   * There are older replies than the first.
   */
  'moreBefore': (boolean);
  /**
   * There are newer replies than the last.
   */
  'moreAfter': (boolean);
}
