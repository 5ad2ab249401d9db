import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from './lair/common/v1/User.ts';
import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from './lair/common/v1/UserRef.ts';
import type { GetHeadsRequest as _lair_messages_v1_GetHeadsRequest, GetHeadsRequest__Output as _lair_messages_v1_GetHeadsRequest__Output } from './lair/messages/v1/GetHeadsRequest.ts';
import type { GetHeadsResponse as _lair_messages_v1_GetHeadsResponse, GetHeadsResponse__Output as _lair_messages_v1_GetHeadsResponse__Output } from './lair/messages/v1/GetHeadsResponse.ts';
import type { GetHistoryRequest as _lair_messages_v1_GetHistoryRequest, GetHistoryRequest__Output as _lair_messages_v1_GetHistoryRequest__Output } from './lair/messages/v1/GetHistoryRequest.ts';
import type { GetHistoryResponse as _lair_messages_v1_GetHistoryResponse, GetHistoryResponse__Output as _lair_messages_v1_GetHistoryResponse__Output } from './lair/messages/v1/GetHistoryResponse.ts';
import type { GetMessageRequest as _lair_messages_v1_GetMessageRequest, GetMessageRequest__Output as _lair_messages_v1_GetMessageRequest__Output } from './lair/messages/v1/GetMessageRequest.ts';
import type { GetMessageResponse as _lair_messages_v1_GetMessageResponse, GetMessageResponse__Output as _lair_messages_v1_GetMessageResponse__Output } from './lair/messages/v1/GetMessageResponse.ts';
import type { LogEvent as _lair_messages_v1_LogEvent, LogEvent__Output as _lair_messages_v1_LogEvent__Output } from './lair/messages/v1/LogEvent.ts';
import type { LogEventBatch as _lair_messages_v1_LogEventBatch, LogEventBatch__Output as _lair_messages_v1_LogEventBatch__Output } from './lair/messages/v1/LogEventBatch.ts';
import type { MemberEvent as _lair_messages_v1_MemberEvent, MemberEvent__Output as _lair_messages_v1_MemberEvent__Output } from './lair/messages/v1/MemberEvent.ts';
import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from './lair/messages/v1/Message.ts';
import type { MessagesServiceClient as _lair_messages_v1_MessagesServiceClient, MessagesServiceDefinition as _lair_messages_v1_MessagesServiceDefinition } from './lair/messages/v1/MessagesService.ts';
import type { ReadLogRequest as _lair_messages_v1_ReadLogRequest, ReadLogRequest__Output as _lair_messages_v1_ReadLogRequest__Output } from './lair/messages/v1/ReadLogRequest.ts';
import type { ReadLogResponse as _lair_messages_v1_ReadLogResponse, ReadLogResponse__Output as _lair_messages_v1_ReadLogResponse__Output } from './lair/messages/v1/ReadLogResponse.ts';
import type { RoomHead as _lair_messages_v1_RoomHead, RoomHead__Output as _lair_messages_v1_RoomHead__Output } from './lair/messages/v1/RoomHead.ts';
import type { SendError as _lair_messages_v1_SendError, SendError__Output as _lair_messages_v1_SendError__Output } from './lair/messages/v1/SendError.ts';
import type { SendItem as _lair_messages_v1_SendItem, SendItem__Output as _lair_messages_v1_SendItem__Output } from './lair/messages/v1/SendItem.ts';
import type { SendMessagesRequest as _lair_messages_v1_SendMessagesRequest, SendMessagesRequest__Output as _lair_messages_v1_SendMessagesRequest__Output } from './lair/messages/v1/SendMessagesRequest.ts';
import type { SendMessagesResponse as _lair_messages_v1_SendMessagesResponse, SendMessagesResponse__Output as _lair_messages_v1_SendMessagesResponse__Output } from './lair/messages/v1/SendMessagesResponse.ts';
import type { SendOutcome as _lair_messages_v1_SendOutcome, SendOutcome__Output as _lair_messages_v1_SendOutcome__Output } from './lair/messages/v1/SendOutcome.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  lair: {
    common: {
      v1: {
        User: MessageTypeDefinition<_lair_common_v1_User, _lair_common_v1_User__Output>
        UserRef: MessageTypeDefinition<_lair_common_v1_UserRef, _lair_common_v1_UserRef__Output>
        UserRole: EnumTypeDefinition
      }
    }
    messages: {
      v1: {
        GetHeadsRequest: MessageTypeDefinition<_lair_messages_v1_GetHeadsRequest, _lair_messages_v1_GetHeadsRequest__Output>
        GetHeadsResponse: MessageTypeDefinition<_lair_messages_v1_GetHeadsResponse, _lair_messages_v1_GetHeadsResponse__Output>
        GetHistoryRequest: MessageTypeDefinition<_lair_messages_v1_GetHistoryRequest, _lair_messages_v1_GetHistoryRequest__Output>
        GetHistoryResponse: MessageTypeDefinition<_lair_messages_v1_GetHistoryResponse, _lair_messages_v1_GetHistoryResponse__Output>
        GetMessageRequest: MessageTypeDefinition<_lair_messages_v1_GetMessageRequest, _lair_messages_v1_GetMessageRequest__Output>
        GetMessageResponse: MessageTypeDefinition<_lair_messages_v1_GetMessageResponse, _lair_messages_v1_GetMessageResponse__Output>
        LogEvent: MessageTypeDefinition<_lair_messages_v1_LogEvent, _lair_messages_v1_LogEvent__Output>
        LogEventBatch: MessageTypeDefinition<_lair_messages_v1_LogEventBatch, _lair_messages_v1_LogEventBatch__Output>
        MemberEvent: MessageTypeDefinition<_lair_messages_v1_MemberEvent, _lair_messages_v1_MemberEvent__Output>
        Message: MessageTypeDefinition<_lair_messages_v1_Message, _lair_messages_v1_Message__Output>
        MessageType: EnumTypeDefinition
        /**
         * Owns what was said: the log of each room and the state of each message.
         */
        MessagesService: SubtypeConstructor<typeof grpc.Client, _lair_messages_v1_MessagesServiceClient> & { service: _lair_messages_v1_MessagesServiceDefinition }
        ReadLogRequest: MessageTypeDefinition<_lair_messages_v1_ReadLogRequest, _lair_messages_v1_ReadLogRequest__Output>
        ReadLogResponse: MessageTypeDefinition<_lair_messages_v1_ReadLogResponse, _lair_messages_v1_ReadLogResponse__Output>
        RoomHead: MessageTypeDefinition<_lair_messages_v1_RoomHead, _lair_messages_v1_RoomHead__Output>
        SendError: MessageTypeDefinition<_lair_messages_v1_SendError, _lair_messages_v1_SendError__Output>
        SendItem: MessageTypeDefinition<_lair_messages_v1_SendItem, _lair_messages_v1_SendItem__Output>
        SendMessagesRequest: MessageTypeDefinition<_lair_messages_v1_SendMessagesRequest, _lair_messages_v1_SendMessagesRequest__Output>
        SendMessagesResponse: MessageTypeDefinition<_lair_messages_v1_SendMessagesResponse, _lair_messages_v1_SendMessagesResponse__Output>
        SendOutcome: MessageTypeDefinition<_lair_messages_v1_SendOutcome, _lair_messages_v1_SendOutcome__Output>
      }
    }
  }
}

