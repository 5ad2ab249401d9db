// Original file: proto/lair/messages/v1/messages.proto

import type { SearchHit as _lair_messages_v1_SearchHit, SearchHit__Output as _lair_messages_v1_SearchHit__Output } from '../../../lair/messages/v1/SearchHit.ts';

export interface SearchMessagesResponse {
  'hits'?: (_lair_messages_v1_SearchHit)[];
  /**
   * Empty: nothing further. Present with few hits or none when the work of one page was done before the page was full.
   */
  'nextCursor'?: (string);
  /**
   * Words of the query that were passed over, as written.
   */
  'ignored'?: (string)[];
  /**
   * How many messages answer the query; absent: not counted, because not all was looked at.
   */
  'total'?: (number);
  '_total'?: "total";
}

export interface SearchMessagesResponse__Output {
  'hits': (_lair_messages_v1_SearchHit__Output)[];
  /**
   * Empty: nothing further. Present with few hits or none when the work of one page was done before the page was full.
   */
  'nextCursor': (string);
  /**
   * Words of the query that were passed over, as written.
   */
  'ignored': (string)[];
  /**
   * How many messages answer the query; absent: not counted, because not all was looked at.
   */
  'total'?: (number);
  '_total'?: "total";
}
