// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface UploadChunkRequest {
  /**
   * UUID.
   */
  'uploadId'?: (string);
  'offset'?: (number | string | Long);
  'data'?: (Buffer | Uint8Array | string);
}

export interface UploadChunkRequest__Output {
  /**
   * UUID.
   */
  'uploadId': (string);
  'offset': (number);
  'data': (Buffer);
}
