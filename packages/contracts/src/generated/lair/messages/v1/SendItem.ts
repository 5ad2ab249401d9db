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
   * Room reference: a UUID, or a name. Empty with reply_to: the room of the message that is answered.
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
  /**
   * UUID of the message that this one answers; absent: none.
   */
  'replyTo'?: (string);
  /**
   * UUIDs of attachments that the sender has uploaded to this room and sent in no message, each once; at most the configured number (10).
   */
  'attachments'?: (string)[];
  '_clientId'?: "clientId";
  '_replyTo'?: "replyTo";
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
   * Room reference: a UUID, or a name. Empty with reply_to: the room of the message that is answered.
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
  /**
   * UUID of the message that this one answers; absent: none.
   */
  'replyTo'?: (string);
  /**
   * UUIDs of attachments that the sender has uploaded to this room and sent in no message, each once; at most the configured number (10).
   */
  'attachments': (string)[];
  '_clientId'?: "clientId";
  '_replyTo'?: "replyTo";
}
