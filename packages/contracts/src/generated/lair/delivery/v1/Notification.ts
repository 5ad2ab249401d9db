// Original file: proto/lair/delivery/v1/delivery.proto

import type { NotificationKind as _lair_delivery_v1_NotificationKind, NotificationKind__Output as _lair_delivery_v1_NotificationKind__Output } from '../../../lair/delivery/v1/NotificationKind.ts';
import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';

/**
 * Told on core NATS to the gateways that have the user connected: a new message concerns them. A hint: it may be lost, and come twice.
 * Nobody is told of what they wrote themselves, nor of edits.
 */
export interface Notification {
  /**
   * UUID of the user who is told.
   */
  'userId'?: (string);
  'kind'?: (_lair_delivery_v1_NotificationKind);
  /**
   * UUID.
   */
  'roomId'?: (string);
  /**
   * UUID.
   */
  'messageId'?: (string);
  'author'?: (_lair_common_v1_UserRef | null);
  /**
   * The beginning of the message, on one line; empty when it is encrypted.
   */
  'excerpt'?: (string);
}

/**
 * Told on core NATS to the gateways that have the user connected: a new message concerns them. A hint: it may be lost, and come twice.
 * Nobody is told of what they wrote themselves, nor of edits.
 */
export interface Notification__Output {
  /**
   * UUID of the user who is told.
   */
  'userId': (string);
  'kind': (_lair_delivery_v1_NotificationKind__Output);
  /**
   * UUID.
   */
  'roomId': (string);
  /**
   * UUID.
   */
  'messageId': (string);
  'author': (_lair_common_v1_UserRef__Output | null);
  /**
   * The beginning of the message, on one line; empty when it is encrypted.
   */
  'excerpt': (string);
}
