// Original file: proto/lair/messages/v1/messages.proto

import type { SendItem as _lair_messages_v1_SendItem, SendItem__Output as _lair_messages_v1_SendItem__Output } from '../../../lair/messages/v1/SendItem.ts';

export interface SendMessagesRequest {
  /**
   * Identity tokens of the users whose sends are in this batch, each once.
   */
  'identityTokens'?: (string)[];
  /**
   * At most 1,000.
   */
  'items'?: (_lair_messages_v1_SendItem)[];
}

export interface SendMessagesRequest__Output {
  /**
   * Identity tokens of the users whose sends are in this batch, each once.
   */
  'identityTokens': (string)[];
  /**
   * At most 1,000.
   */
  'items': (_lair_messages_v1_SendItem__Output)[];
}
