// Original file: proto/lair/messages/v1/messages.proto


export interface SearchMessagesRequest {
  /**
   * In the language of the protocol's SEARCH_MESSAGES; at most 500 characters.
   */
  'query'?: (string);
  /**
   * Room reference; empty: every room that the caller may read.
   */
  'room'?: (string);
  /**
   * From an earlier answer to the same query; empty: from the best.
   */
  'cursor'?: (string);
  /**
   * 1 to 100; 0: 20.
   */
  'limit'?: (number);
}

export interface SearchMessagesRequest__Output {
  /**
   * In the language of the protocol's SEARCH_MESSAGES; at most 500 characters.
   */
  'query': (string);
  /**
   * Room reference; empty: every room that the caller may read.
   */
  'room': (string);
  /**
   * From an earlier answer to the same query; empty: from the best.
   */
  'cursor': (string);
  /**
   * 1 to 100; 0: 20.
   */
  'limit': (number);
}
