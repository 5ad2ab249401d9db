// Original file: proto/lair/messages/v1/messages.proto

import type { Reaction as _lair_messages_v1_Reaction, Reaction__Output as _lair_messages_v1_Reaction__Output } from '../../../lair/messages/v1/Reaction.ts';

export interface AddReactionResponse {
  /**
   * All reactions to the message.
   */
  'reactions'?: (_lair_messages_v1_Reaction)[];
}

export interface AddReactionResponse__Output {
  /**
   * All reactions to the message.
   */
  'reactions': (_lair_messages_v1_Reaction__Output)[];
}
