// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

export interface BeginUploadRequest {
  /**
   * Room reference: where a message is to carry it.
   */
  'room'?: (string);
  /**
   * Of the file, without folders; at most 255 bytes.
   */
  'name'?: (string);
  /**
   * MIME type that the client believes it to be.
   */
  'type'?: (string);
  /**
   * Bytes.
   */
  'size'?: (number | string | Long);
  /**
   * Lower-case hex.
   */
  'sha256'?: (string);
}

export interface BeginUploadRequest__Output {
  /**
   * Room reference: where a message is to carry it.
   */
  'room': (string);
  /**
   * Of the file, without folders; at most 255 bytes.
   */
  'name': (string);
  /**
   * MIME type that the client believes it to be.
   */
  'type': (string);
  /**
   * Bytes.
   */
  'size': (number);
  /**
   * Lower-case hex.
   */
  'sha256': (string);
}
