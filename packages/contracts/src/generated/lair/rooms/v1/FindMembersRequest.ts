// Original file: proto/lair/rooms/v1/rooms.proto


export interface FindMembersRequest {
  /**
   * UUID.
   */
  'roomId'?: (string);
  /**
   * At most 100; compared without case.
   */
  'usernames'?: (string)[];
}

export interface FindMembersRequest__Output {
  /**
   * UUID.
   */
  'roomId': (string);
  /**
   * At most 100; compared without case.
   */
  'usernames': (string)[];
}
