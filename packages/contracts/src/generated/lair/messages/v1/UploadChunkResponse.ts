// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface UploadChunkResponse {
  /**
   * How many bytes are there now.
   */
  'have'?: (number | string | Long);
}

export interface UploadChunkResponse__Output {
  /**
   * How many bytes are there now.
   */
  'have': (number);
}
