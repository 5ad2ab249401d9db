// Original file: proto/lair/delivery/v1/delivery.proto


export interface GetPresenceResponse {
  /**
   * Those of them who are online.
   */
  'onlineUserIds'?: (string)[];
}

export interface GetPresenceResponse__Output {
  /**
   * Those of them who are online.
   */
  'onlineUserIds': (string)[];
}
