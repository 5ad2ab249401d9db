// Original file: proto/lair/messages/v1/messages.proto


export interface EditMessageRequest {
  /**
   * UUID.
   */
  'messageId'?: (string);
  'content'?: (string);
  /**
   * How many edits the caller knows of; absent: whatever there were.
   */
  'expectedEdit'?: (number);
  /**
   * UUID; absent: a repeat is another edit.
   */
  'clientId'?: (string);
  '_expectedEdit'?: "expectedEdit";
  '_clientId'?: "clientId";
}

export interface EditMessageRequest__Output {
  /**
   * UUID.
   */
  'messageId': (string);
  'content': (string);
  /**
   * How many edits the caller knows of; absent: whatever there were.
   */
  'expectedEdit'?: (number);
  /**
   * UUID; absent: a repeat is another edit.
   */
  'clientId'?: (string);
  '_expectedEdit'?: "expectedEdit";
  '_clientId'?: "clientId";
}
