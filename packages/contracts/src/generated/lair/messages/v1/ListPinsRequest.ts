// Original file: proto/lair/messages/v1/messages.proto


export interface ListPinsRequest {
  /**
   * Room reference.
   */
  'room'?: (string);
}

export interface ListPinsRequest__Output {
  /**
   * Room reference.
   */
  'room': (string);
}
