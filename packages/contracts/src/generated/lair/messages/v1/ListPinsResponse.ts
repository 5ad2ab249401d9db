// Original file: proto/lair/messages/v1/messages.proto

import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from '../../../lair/messages/v1/Message.ts';

export interface ListPinsResponse {
  /**
   * At most the configured number of pins of a room (100); those that the caller may not read are left out.
   */
  'messages'?: (_lair_messages_v1_Message)[];
}

export interface ListPinsResponse__Output {
  /**
   * At most the configured number of pins of a room (100); those that the caller may not read are left out.
   */
  'messages': (_lair_messages_v1_Message__Output)[];
}
