// Original file: proto/lair/messages/v1/messages.proto

import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';
import type { MessageType as _lair_messages_v1_MessageType, MessageType__Output as _lair_messages_v1_MessageType__Output } from '../../../lair/messages/v1/MessageType.ts';
import type { ReplyReference as _lair_messages_v1_ReplyReference, ReplyReference__Output as _lair_messages_v1_ReplyReference__Output } from '../../../lair/messages/v1/ReplyReference.ts';
import type { ThreadSummary as _lair_messages_v1_ThreadSummary, ThreadSummary__Output as _lair_messages_v1_ThreadSummary__Output } from '../../../lair/messages/v1/ThreadSummary.ts';
import type { Reaction as _lair_messages_v1_Reaction, Reaction__Output as _lair_messages_v1_Reaction__Output } from '../../../lair/messages/v1/Reaction.ts';
import type { Attachment as _lair_messages_v1_Attachment, Attachment__Output as _lair_messages_v1_Attachment__Output } from '../../../lair/messages/v1/Attachment.ts';
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
  /**
   * Milliseconds since the Unix epoch; absent: never edited.
   */
  'editedAtMs'?: (number | string | Long);
  /**
   * How often it was edited.
   */
  'edits'?: (number);
  /**
   * Milliseconds since the Unix epoch; absent: not deleted. A deleted message has no content, attachments, reactions, mentions or reply.
   */
  'deletedAtMs'?: (number | string | Long);
  /**
   * What it answers; absent: nothing.
   */
  'replyTo'?: (_lair_messages_v1_ReplyReference | null);
  /**
   * The thread that it is the root or a reply of; absent: none.
   */
  'thread'?: (_lair_messages_v1_ThreadSummary | null);
  /**
   * UUIDs of the users it mentions, in the order of the text, each once.
   */
  'mentions'?: (string)[];
  /**
   * It mentions everybody in the room.
   */
  'mentionsRoom'?: (boolean);
  /**
   * By count, the highest first, then by emoji.
   */
  'reactions'?: (_lair_messages_v1_Reaction)[];
  /**
   * In the order the sender gave.
   */
  'attachments'?: (_lair_messages_v1_Attachment)[];
  'pinned'?: (boolean);
  '_clientId'?: "clientId";
  '_editedAtMs'?: "editedAtMs";
  '_deletedAtMs'?: "deletedAtMs";
  '_replyTo'?: "replyTo";
  '_thread'?: "thread";
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
  /**
   * Milliseconds since the Unix epoch; absent: never edited.
   */
  'editedAtMs'?: (number);
  /**
   * How often it was edited.
   */
  'edits': (number);
  /**
   * Milliseconds since the Unix epoch; absent: not deleted. A deleted message has no content, attachments, reactions, mentions or reply.
   */
  'deletedAtMs'?: (number);
  /**
   * What it answers; absent: nothing.
   */
  'replyTo'?: (_lair_messages_v1_ReplyReference__Output | null);
  /**
   * The thread that it is the root or a reply of; absent: none.
   */
  'thread'?: (_lair_messages_v1_ThreadSummary__Output | null);
  /**
   * UUIDs of the users it mentions, in the order of the text, each once.
   */
  'mentions': (string)[];
  /**
   * It mentions everybody in the room.
   */
  'mentionsRoom': (boolean);
  /**
   * By count, the highest first, then by emoji.
   */
  'reactions': (_lair_messages_v1_Reaction__Output)[];
  /**
   * In the order the sender gave.
   */
  'attachments': (_lair_messages_v1_Attachment__Output)[];
  'pinned': (boolean);
  '_clientId'?: "clientId";
  '_editedAtMs'?: "editedAtMs";
  '_deletedAtMs'?: "deletedAtMs";
  '_replyTo'?: "replyTo";
  '_thread'?: "thread";
}
