// Original file: proto/lair/messages/v1/messages.proto

import type { MessageType as _lair_messages_v1_MessageType, MessageType__Output as _lair_messages_v1_MessageType__Output } from '../../../lair/messages/v1/MessageType.ts';
import type { Long } from '@grpc/proto-loader';

export interface SendItem {
  /**
   * Chosen by the gateway, unique on the stream while in flight; the answer carries it.
   */
  'correlation'?: (number | string | Long);
  /**
   * Index into identity_tokens.
   */
  'identity'?: (number);
  /**
   * Room reference: a UUID, or a name.
   */
  'room'?: (string);
  'type'?: (_lair_messages_v1_MessageType);
  'content'?: (string);
  /**
   * UUID; absent: a repeat is another message.
   */
  'clientId'?: (string);
  /**
   * Follows the message through every service's log; at most 64 characters.
   */
  'requestId'?: (string);
  '_clientId'?: "clientId";
}

export interface SendItem__Output {
  /**
   * Chosen by the gateway, unique on the stream while in flight; the answer carries it.
   */
  'correlation': (number);
  /**
   * Index into identity_tokens.
   */
  'identity': (number);
  /**
   * Room reference: a UUID, or a name.
   */
  'room': (string);
  'type': (_lair_messages_v1_MessageType__Output);
  'content': (string);
  /**
   * UUID; absent: a repeat is another message.
   */
  'clientId'?: (string);
  /**
   * Follows the message through every service's log; at most 64 characters.
   */
  'requestId': (string);
  '_clientId'?: "clientId";
}
