// Original file: proto/lair/messages/v1/messages.proto

import type { SendOutcome as _lair_messages_v1_SendOutcome, SendOutcome__Output as _lair_messages_v1_SendOutcome__Output } from '../../../lair/messages/v1/SendOutcome.ts';

export interface SendMessagesResponse {
  'outcomes'?: (_lair_messages_v1_SendOutcome)[];
}

export interface SendMessagesResponse__Output {
  'outcomes': (_lair_messages_v1_SendOutcome__Output)[];
}
