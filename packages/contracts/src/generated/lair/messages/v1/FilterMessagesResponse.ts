// Original file: proto/lair/messages/v1/messages.proto

import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from '../../../lair/messages/v1/Message.ts';
import type { Long } from '@grpc/proto-loader';

export interface FilterMessagesResponse {
  /**
   * Oldest first.
   */
  'messages'?: (_lair_messages_v1_Message)[];
  /**
   * Messages with seq below this have not been looked at; 0: there are none. Also set when the work of one page was done before it was full.
   */
  'moreBeforeSeq'?: (number | string | Long);
  /**
   * Messages with seq above this have not been looked at; 0: there are none.
   */
  'moreAfterSeq'?: (number | string | Long);
  /**
   * UUID of the room.
   */
  'roomId'?: (string);
}

export interface FilterMessagesResponse__Output {
  /**
   * Oldest first.
   */
  'messages': (_lair_messages_v1_Message__Output)[];
  /**
   * Messages with seq below this have not been looked at; 0: there are none. Also set when the work of one page was done before it was full.
   */
  'moreBeforeSeq': (number);
  /**
   * Messages with seq above this have not been looked at; 0: there are none.
   */
  'moreAfterSeq': (number);
  /**
   * UUID of the room.
   */
  'roomId': (string);
}
