// Original file: proto/lair/messages/v1/messages.proto

import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from '../../../lair/common/v1/UserRef.ts';
import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from '../../../lair/messages/v1/Message.ts';
import type { MemberEvent as _lair_messages_v1_MemberEvent, MemberEvent__Output as _lair_messages_v1_MemberEvent__Output } from '../../../lair/messages/v1/MemberEvent.ts';
import type { DeletedEvent as _lair_messages_v1_DeletedEvent, DeletedEvent__Output as _lair_messages_v1_DeletedEvent__Output } from '../../../lair/messages/v1/DeletedEvent.ts';
import type { ReactionEvent as _lair_messages_v1_ReactionEvent, ReactionEvent__Output as _lair_messages_v1_ReactionEvent__Output } from '../../../lair/messages/v1/ReactionEvent.ts';
import type { PinEvent as _lair_messages_v1_PinEvent, PinEvent__Output as _lair_messages_v1_PinEvent__Output } from '../../../lair/messages/v1/PinEvent.ts';
import type { Long } from '@grpc/proto-loader';

/**
 * One entry of a room's log.
 */
export interface LogEvent {
  /**
   * UUID.
   */
  'roomId'?: (string);
  /**
   * 1, 2, 3, … in each room, without holes.
   */
  'seq'?: (number | string | Long);
  /**
   * Milliseconds since the Unix epoch.
   */
  'atMs'?: (number | string | Long);
  /**
   * Who caused it.
   */
  'actor'?: (_lair_common_v1_UserRef | null);
  /**
   * A message as it is now, which may be later than the event.
   */
  'message'?: (_lair_messages_v1_Message | null);
  'joined'?: (_lair_messages_v1_MemberEvent | null);
  'left'?: (_lair_messages_v1_MemberEvent | null);
  /**
   * The request that caused it, for the logs; empty on replay.
   */
  'requestId'?: (string);
  /**
   * A message after an edit; as it is now, which may be later than the event.
   */
  'edited'?: (_lair_messages_v1_Message | null);
  'deleted'?: (_lair_messages_v1_DeletedEvent | null);
  /**
   * A message that was brought back, as it is now.
   */
  'restored'?: (_lair_messages_v1_Message | null);
  'reactionAdded'?: (_lair_messages_v1_ReactionEvent | null);
  'reactionRemoved'?: (_lair_messages_v1_ReactionEvent | null);
  'pinned'?: (_lair_messages_v1_PinEvent | null);
  'unpinned'?: (_lair_messages_v1_PinEvent | null);
  'body'?: "message"|"joined"|"left"|"edited"|"deleted"|"restored"|"reactionAdded"|"reactionRemoved"|"pinned"|"unpinned";
}

/**
 * One entry of a room's log.
 */
export interface LogEvent__Output {
  /**
   * UUID.
   */
  'roomId': (string);
  /**
   * 1, 2, 3, … in each room, without holes.
   */
  'seq': (number);
  /**
   * Milliseconds since the Unix epoch.
   */
  'atMs': (number);
  /**
   * Who caused it.
   */
  'actor': (_lair_common_v1_UserRef__Output | null);
  /**
   * A message as it is now, which may be later than the event.
   */
  'message'?: (_lair_messages_v1_Message__Output | null);
  'joined'?: (_lair_messages_v1_MemberEvent__Output | null);
  'left'?: (_lair_messages_v1_MemberEvent__Output | null);
  /**
   * The request that caused it, for the logs; empty on replay.
   */
  'requestId': (string);
  /**
   * A message after an edit; as it is now, which may be later than the event.
   */
  'edited'?: (_lair_messages_v1_Message__Output | null);
  'deleted'?: (_lair_messages_v1_DeletedEvent__Output | null);
  /**
   * A message that was brought back, as it is now.
   */
  'restored'?: (_lair_messages_v1_Message__Output | null);
  'reactionAdded'?: (_lair_messages_v1_ReactionEvent__Output | null);
  'reactionRemoved'?: (_lair_messages_v1_ReactionEvent__Output | null);
  'pinned'?: (_lair_messages_v1_PinEvent__Output | null);
  'unpinned'?: (_lair_messages_v1_PinEvent__Output | null);
  'body'?: "message"|"joined"|"left"|"edited"|"deleted"|"restored"|"reactionAdded"|"reactionRemoved"|"pinned"|"unpinned";
}
