// Original file: proto/lair/messages/v1/messages.proto

import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from '../../../lair/messages/v1/Message.ts';

export interface SearchHit {
  'message'?: (_lair_messages_v1_Message | null);
  /**
   * The part of the content around what was found, on one line.
   */
  'excerpt'?: (string);
  /**
   * Where in the excerpt the found words are: pairs of offset and length, in UTF-16 code units.
   */
  'highlights'?: (number)[];
}

export interface SearchHit__Output {
  'message': (_lair_messages_v1_Message__Output | null);
  /**
   * The part of the content around what was found, on one line.
   */
  'excerpt': (string);
  /**
   * Where in the excerpt the found words are: pairs of offset and length, in UTF-16 code units.
   */
  'highlights': (number)[];
}
