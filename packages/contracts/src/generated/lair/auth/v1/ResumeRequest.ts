// Original file: proto/lair/auth/v1/auth.proto


export interface ResumeRequest {
  'sessionToken'?: (string);
  /**
   * Where the client connects from, for the session list.
   */
  'address'?: (string);
}

export interface ResumeRequest__Output {
  'sessionToken': (string);
  /**
   * Where the client connects from, for the session list.
   */
  'address': (string);
}
