// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface DownloadResponse {
  'data'?: (Buffer | Uint8Array | string);
  /**
   * Bytes of the whole file.
   */
  'size'?: (number | string | Long);
}

export interface DownloadResponse__Output {
  'data': (Buffer);
  /**
   * Bytes of the whole file.
   */
  'size': (number);
}
