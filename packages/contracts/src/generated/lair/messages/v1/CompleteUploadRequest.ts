// Original file: proto/lair/messages/v1/messages.proto


export interface CompleteUploadRequest {
  /**
   * UUID.
   */
  'uploadId'?: (string);
}

export interface CompleteUploadRequest__Output {
  /**
   * UUID.
   */
  'uploadId': (string);
}
