// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface BeginUploadResponse {
  /**
   * UUIDv7.
   */
  'uploadId'?: (string);
  /**
   * Most bytes of a chunk.
   */
  'chunkBytes'?: (number);
  /**
   * How many bytes are there: where to go on.
   */
  'have'?: (number | string | Long);
}

export interface BeginUploadResponse__Output {
  /**
   * UUIDv7.
   */
  'uploadId': (string);
  /**
   * Most bytes of a chunk.
   */
  'chunkBytes': (number);
  /**
   * How many bytes are there: where to go on.
   */
  'have': (number);
}
