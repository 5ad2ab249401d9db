// Original file: proto/lair/auth/v1/auth.proto


export interface IssueServiceTokenRequest {
  /**
   * "gateway", "rooms", "messages" or "delivery".
   */
  'service'?: (string);
  /**
   * The service's own secret.
   */
  'secret'?: (string);
}

export interface IssueServiceTokenRequest__Output {
  /**
   * "gateway", "rooms", "messages" or "delivery".
   */
  'service': (string);
  /**
   * The service's own secret.
   */
  'secret': (string);
}
