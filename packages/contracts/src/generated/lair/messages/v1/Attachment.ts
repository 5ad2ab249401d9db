// Original file: proto/lair/messages/v1/messages.proto

import type { Long } from '@grpc/proto-loader';

/**
 * A file that a message carries, without its bytes.
 */
export interface Attachment {
  /**
   * UUIDv7.
   */
  'id'?: (string);
  'name'?: (string);
  /**
   * MIME type, found in the bytes.
   */
  'type'?: (string);
  /**
   * Bytes.
   */
  'size'?: (number | string | Long);
  /**
   * Lower-case hex of the SHA-256 of the bytes.
   */
  'sha256'?: (string);
  /**
   * Pixels; absent: not known.
   */
  'width'?: (number);
  /**
   * Pixels; absent: not known.
   */
  'height'?: (number);
  /**
   * Absent: not known.
   */
  'durationMs'?: (number | string | Long);
  '_width'?: "width";
  '_height'?: "height";
  '_durationMs'?: "durationMs";
}

/**
 * A file that a message carries, without its bytes.
 */
export interface Attachment__Output {
  /**
   * UUIDv7.
   */
  'id': (string);
  'name': (string);
  /**
   * MIME type, found in the bytes.
   */
  'type': (string);
  /**
   * Bytes.
   */
  'size': (number);
  /**
   * Lower-case hex of the SHA-256 of the bytes.
   */
  'sha256': (string);
  /**
   * Pixels; absent: not known.
   */
  'width'?: (number);
  /**
   * Pixels; absent: not known.
   */
  'height'?: (number);
  /**
   * Absent: not known.
   */
  'durationMs'?: (number);
  '_width'?: "width";
  '_height'?: "height";
  '_durationMs'?: "durationMs";
}
