// Original file: proto/lair/messages/v1/messages.proto

import type { Revision as _lair_messages_v1_Revision, Revision__Output as _lair_messages_v1_Revision__Output } from '../../../lair/messages/v1/Revision.ts';

export interface GetEditHistoryResponse {
  /**
   * Oldest first; the last one is what the message says now. At most the configured number of revisions (100) and one.
   */
  'revisions'?: (_lair_messages_v1_Revision)[];
}

export interface GetEditHistoryResponse__Output {
  /**
   * Oldest first; the last one is what the message says now. At most the configured number of revisions (100) and one.
   */
  'revisions': (_lair_messages_v1_Revision__Output)[];
}
