// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface DownloadRequest {
  /**
   * UUID.
   */
  'attachmentId'?: (string);
  'offset'?: (number | string | Long);
  /**
   * Bytes wanted; 0, and more than a chunk: as many as a chunk has.
   */
  'length'?: (number);
}

export interface DownloadRequest__Output {
  /**
   * UUID.
   */
  'attachmentId': (string);
  'offset': (number);
  /**
   * Bytes wanted; 0, and more than a chunk: as many as a chunk has.
   */
  'length': (number);
}
