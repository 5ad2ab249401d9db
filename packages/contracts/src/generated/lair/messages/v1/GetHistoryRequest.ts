// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface GetHistoryRequest {
  /**
   * Room reference: a UUID, or a name.
   */
  'room'?: (string);
  /**
   * Messages with seq below this.
   */
  'beforeSeq'?: (number | string | Long);
  /**
   * Messages with seq above this.
   */
  'afterSeq'?: (number | string | Long);
  /**
   * Messages on both sides of this seq, itself included.
   */
  'aroundSeq'?: (number | string | Long);
  /**
   * As before_seq, for the message with this UUID in this room.
   */
  'beforeMessage'?: (string);
  /**
   * As after_seq.
   */
  'afterMessage'?: (string);
  /**
   * As around_seq.
   */
  'aroundMessage'?: (string);
  /**
   * 1 to 200; 0: 50.
   */
  'limit'?: (number);
  /**
   * Where the page lies; absent: the newest messages.
   */
  'anchor'?: "beforeSeq"|"afterSeq"|"aroundSeq"|"beforeMessage"|"afterMessage"|"aroundMessage";
}

export interface GetHistoryRequest__Output {
  /**
   * Room reference: a UUID, or a name.
   */
  'room': (string);
  /**
   * Messages with seq below this.
   */
  'beforeSeq'?: (number);
  /**
   * Messages with seq above this.
   */
  'afterSeq'?: (number);
  /**
   * Messages on both sides of this seq, itself included.
   */
  'aroundSeq'?: (number);
  /**
   * As before_seq, for the message with this UUID in this room.
   */
  'beforeMessage'?: (string);
  /**
   * As after_seq.
   */
  'afterMessage'?: (string);
  /**
   * As around_seq.
   */
  'aroundMessage'?: (string);
  /**
   * 1 to 200; 0: 50.
   */
  'limit': (number);
  /**
   * Where the page lies; absent: the newest messages.
   */
  'anchor'?: "beforeSeq"|"afterSeq"|"aroundSeq"|"beforeMessage"|"afterMessage"|"aroundMessage";
}
