// Original file: proto/lair/messages/v1/messages.proto

import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from '../../../lair/messages/v1/Message.ts';
import type { SendError as _lair_messages_v1_SendError, SendError__Output as _lair_messages_v1_SendError__Output } from '../../../lair/messages/v1/SendError.ts';
import type { Long } from '@grpc/proto-loader';

export interface SendOutcome {
  'correlation'?: (number | string | Long);
  'message'?: (_lair_messages_v1_Message | null);
  'error'?: (_lair_messages_v1_SendError | null);
  'outcome'?: "message"|"error";
}

export interface SendOutcome__Output {
  'correlation': (number);
  'message'?: (_lair_messages_v1_Message__Output | null);
  'error'?: (_lair_messages_v1_SendError__Output | null);
  'outcome'?: "message"|"error";
}
