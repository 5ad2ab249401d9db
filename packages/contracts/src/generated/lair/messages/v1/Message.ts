// Original file: proto/lair/messages/v1/messages.proto

import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';
import type { MessageType as _lair_messages_v1_MessageType, MessageType__Output as _lair_messages_v1_MessageType__Output } from '../../../lair/messages/v1/MessageType.ts';
import type { Long } from '@grpc/proto-loader';

export interface Message {
  /**
   * UUIDv7.
   */
  'id'?: (string);
  /**
   * UUID of the room.
   */
  'roomId'?: (string);
  /**
   * Position of the message's event in the room's log.
   */
  'seq'?: (number | string | Long);
  'author'?: (_lair_common_v1_UserRef | null);
  'type'?: (_lair_messages_v1_MessageType);
  /**
   * Normalised text, at most the configured number of code points (8,000).
   */
  'content'?: (string);
  /**
   * Milliseconds since the Unix epoch. Never decreases within a room.
   */
  'createdAtMs'?: (number | string | Long);
  /**
   * UUID that the sender chose; absent: none.
   */
  'clientId'?: (string);
  '_clientId'?: "clientId";
}

export interface Message__Output {
  /**
   * UUIDv7.
   */
  'id': (string);
  /**
   * UUID of the room.
   */
  'roomId': (string);
  /**
   * Position of the message's event in the room's log.
   */
  'seq': (number);
  'author': (_lair_common_v1_UserRef__Output | null);
  'type': (_lair_messages_v1_MessageType__Output);
  /**
   * Normalised text, at most the configured number of code points (8,000).
   */
  'content': (string);
  /**
   * Milliseconds since the Unix epoch. Never decreases within a room.
   */
  'createdAtMs': (number);
  /**
   * UUID that the sender chose; absent: none.
   */
  'clientId'?: (string);
  '_clientId'?: "clientId";
}
