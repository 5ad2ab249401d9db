// Original file: proto/lair/messages/v1/messages.proto

import type { MentionCount as _lair_messages_v1_MentionCount, MentionCount__Output as _lair_messages_v1_MentionCount__Output } from '../../../lair/messages/v1/MentionCount.ts';

export interface CountMentionsResponse {
  /**
   * One for each room that has any.
   */
  'counts'?: (_lair_messages_v1_MentionCount)[];
}

export interface CountMentionsResponse__Output {
  /**
   * One for each room that has any.
   */
  'counts': (_lair_messages_v1_MentionCount__Output)[];
}
