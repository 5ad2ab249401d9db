// Original file: proto/lair/messages/v1/messages.proto

import type { RoomPlace as _lair_messages_v1_RoomPlace, RoomPlace__Output as _lair_messages_v1_RoomPlace__Output } from '../../../lair/messages/v1/RoomPlace.ts';

export interface CountMentionsRequest {
  /**
   * At most 500.
   */
  'places'?: (_lair_messages_v1_RoomPlace)[];
}

export interface CountMentionsRequest__Output {
  /**
   * At most 500.
   */
  'places': (_lair_messages_v1_RoomPlace__Output)[];
}
