// Original file: proto/lair/messages/v1/messages.proto

import type { LogEvent as _lair_messages_v1_LogEvent, LogEvent__Output as _lair_messages_v1_LogEvent__Output } from '../../../lair/messages/v1/LogEvent.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReadLogResponse {
  /**
   * In order of seq, without holes.
   */
  'events'?: (_lair_messages_v1_LogEvent)[];
  /**
   * The room's head when the page was read.
   */
  'head'?: (number | string | Long);
}

export interface ReadLogResponse__Output {
  /**
   * In order of seq, without holes.
   */
  'events': (_lair_messages_v1_LogEvent__Output)[];
  /**
   * The room's head when the page was read.
   */
  'head': (number);
}
