// Original file: proto/lair/delivery/v1/delivery.proto


export interface GetCursorsRequest {
  /**
   * UUIDs, at most 500; those the caller is no member of are left out of the answer.
   */
  'roomIds'?: (string)[];
}

export interface GetCursorsRequest__Output {
  /**
   * UUIDs, at most 500; those the caller is no member of are left out of the answer.
   */
  'roomIds': (string)[];
}
