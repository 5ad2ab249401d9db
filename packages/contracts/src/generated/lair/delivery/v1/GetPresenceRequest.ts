// Original file: proto/lair/delivery/v1/delivery.proto


export interface GetPresenceRequest {
  /**
   * UUIDs, at most 500.
   */
  'userIds'?: (string)[];
}

export interface GetPresenceRequest__Output {
  /**
   * UUIDs, at most 500.
   */
  'userIds': (string)[];
}
