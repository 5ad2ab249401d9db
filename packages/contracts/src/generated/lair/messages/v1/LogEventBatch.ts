// Original file: proto/lair/messages/v1/messages.proto

import type { LogEvent as _lair_messages_v1_LogEvent, LogEvent__Output as _lair_messages_v1_LogEvent__Output } from '../../../lair/messages/v1/LogEvent.ts';

/**
 * Payload of the JetStream subjects for events: of one partition, of each room in order of seq.
 */
export interface LogEventBatch {
  'events'?: (_lair_messages_v1_LogEvent)[];
}

/**
 * Payload of the JetStream subjects for events: of one partition, of each room in order of seq.
 */
export interface LogEventBatch__Output {
  'events': (_lair_messages_v1_LogEvent__Output)[];
}
