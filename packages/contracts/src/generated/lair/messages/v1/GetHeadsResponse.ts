// Original file: proto/lair/messages/v1/messages.proto

import type { RoomHead as _lair_messages_v1_RoomHead, RoomHead__Output as _lair_messages_v1_RoomHead__Output } from '../../../lair/messages/v1/RoomHead.ts';

export interface GetHeadsResponse {
  'heads'?: (_lair_messages_v1_RoomHead)[];
}

export interface GetHeadsResponse__Output {
  'heads': (_lair_messages_v1_RoomHead__Output)[];
}
