// Original file: proto/lair/rooms/v1/rooms.proto

import type { Member as _lair_rooms_v1_Member, Member__Output as _lair_rooms_v1_Member__Output } from '../../../lair/rooms/v1/Member.ts';

export interface ListMembersResponse {
  'members'?: (_lair_rooms_v1_Member)[];
  /**
   * Empty: nothing further.
   */
  'nextCursor'?: (string);
  /**
   * UUID of the room.
   */
  'roomId'?: (string);
}

export interface ListMembersResponse__Output {
  'members': (_lair_rooms_v1_Member__Output)[];
  /**
   * Empty: nothing further.
   */
  'nextCursor': (string);
  /**
   * UUID of the room.
   */
  'roomId': (string);
}
