// Original file: proto/lair/messages/v1/messages.proto

import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from '../../../lair/messages/v1/Message.ts';

export interface EditMessageResponse {
  'message'?: (_lair_messages_v1_Message | null);
}

export interface EditMessageResponse__Output {
  'message': (_lair_messages_v1_Message__Output | null);
}
