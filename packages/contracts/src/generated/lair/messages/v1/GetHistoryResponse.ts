// Original file: proto/lair/messages/v1/messages.proto

import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from '../../../lair/messages/v1/Message.ts';

export interface GetHistoryResponse {
  /**
   * Oldest first.
   */
  'messages'?: (_lair_messages_v1_Message)[];
  /**
   * There are older messages than the first.
   */
  'moreBefore'?: (boolean);
  /**
   * There are newer messages than the last.
   */
  'moreAfter'?: (boolean);
  /**
   * UUID of the room.
   */
  'roomId'?: (string);
}

export interface GetHistoryResponse__Output {
  /**
   * Oldest first.
   */
  'messages': (_lair_messages_v1_Message__Output)[];
  /**
   * There are older messages than the first.
   */
  'moreBefore': (boolean);
  /**
   * There are newer messages than the last.
   */
  'moreAfter': (boolean);
  /**
   * UUID of the room.
   */
  'roomId': (string);
}
