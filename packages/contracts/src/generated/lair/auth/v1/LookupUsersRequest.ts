// Original file: proto/lair/auth/v1/auth.proto


export interface LookupUsersRequest {
  /**
   * UUIDs. Together with usernames at most 500.
   */
  'ids'?: (string)[];
  'usernames'?: (string)[];
}

export interface LookupUsersRequest__Output {
  /**
   * UUIDs. Together with usernames at most 500.
   */
  'ids': (string)[];
  'usernames': (string)[];
}
