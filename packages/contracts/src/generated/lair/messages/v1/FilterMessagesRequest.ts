// Original file: proto/lair/messages/v1/messages.proto

import type { MessageType as _lair_messages_v1_MessageType, MessageType__Output as _lair_messages_v1_MessageType__Output } from '../../../lair/messages/v1/MessageType.ts';
import type { Long } from '@grpc/proto-loader';

export interface FilterMessagesRequest {
  /**
   * Room reference.
   */
  'room'?: (string);
  /**
   * User's UUID or name; empty: anybody.
   */
  'from'?: (string);
  /**
   * UNSPECIFIED: any.
   */
  'type'?: (_lair_messages_v1_MessageType);
  /**
   * Not before this, milliseconds since the Unix epoch; 0: no bound.
   */
  'sinceMs'?: (number | string | Long);
  /**
   * Before this, milliseconds since the Unix epoch; 0: no bound.
   */
  'untilMs'?: (number | string | Long);
  /**
   * Any of "attachment", "link", "reaction": all of them must be there.
   */
  'has'?: (string)[];
  /**
   * User's UUID or name, "me" or "room"; empty: whatever is mentioned.
   */
  'mentions'?: (string);
  'pinned'?: (boolean);
  'edited'?: (boolean);
  /**
   * Messages with seq below this; 0: the newest.
   */
  'beforeSeq'?: (number | string | Long);
  /**
   * Messages with seq above this; 0: no such anchor. Not together with before_seq.
   */
  'afterSeq'?: (number | string | Long);
  /**
   * 1 to 200; 0: 50.
   */
  'limit'?: (number);
  /**
   * In the language of SEARCH_MESSAGES without its operators; empty: any text.
   */
  'query'?: (string);
  '_pinned'?: "pinned";
  '_edited'?: "edited";
}

export interface FilterMessagesRequest__Output {
  /**
   * Room reference.
   */
  'room': (string);
  /**
   * User's UUID or name; empty: anybody.
   */
  'from': (string);
  /**
   * UNSPECIFIED: any.
   */
  'type': (_lair_messages_v1_MessageType__Output);
  /**
   * Not before this, milliseconds since the Unix epoch; 0: no bound.
   */
  'sinceMs': (number);
  /**
   * Before this, milliseconds since the Unix epoch; 0: no bound.
   */
  'untilMs': (number);
  /**
   * Any of "attachment", "link", "reaction": all of them must be there.
   */
  'has': (string)[];
  /**
   * User's UUID or name, "me" or "room"; empty: whatever is mentioned.
   */
  'mentions': (string);
  'pinned'?: (boolean);
  'edited'?: (boolean);
  /**
   * Messages with seq below this; 0: the newest.
   */
  'beforeSeq': (number);
  /**
   * Messages with seq above this; 0: no such anchor. Not together with before_seq.
   */
  'afterSeq': (number);
  /**
   * 1 to 200; 0: 50.
   */
  'limit': (number);
  /**
   * In the language of SEARCH_MESSAGES without its operators; empty: any text.
   */
  'query': (string);
  '_pinned'?: "pinned";
  '_edited'?: "edited";
}
