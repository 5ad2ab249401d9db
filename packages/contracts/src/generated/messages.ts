import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { User as _lair_common_v1_User, User__Output as _lair_common_v1_User__Output } from './lair/common/v1/User.ts';
import type { UserRef as _lair_common_v1_UserRef, UserRef__Output as _lair_common_v1_UserRef__Output } from './lair/common/v1/UserRef.ts';
import type { AddReactionRequest as _lair_messages_v1_AddReactionRequest, AddReactionRequest__Output as _lair_messages_v1_AddReactionRequest__Output } from './lair/messages/v1/AddReactionRequest.ts';
import type { AddReactionResponse as _lair_messages_v1_AddReactionResponse, AddReactionResponse__Output as _lair_messages_v1_AddReactionResponse__Output } from './lair/messages/v1/AddReactionResponse.ts';
import type { Attachment as _lair_messages_v1_Attachment, Attachment__Output as _lair_messages_v1_Attachment__Output } from './lair/messages/v1/Attachment.ts';
import type { BeginUploadRequest as _lair_messages_v1_BeginUploadRequest, BeginUploadRequest__Output as _lair_messages_v1_BeginUploadRequest__Output } from './lair/messages/v1/BeginUploadRequest.ts';
import type { BeginUploadResponse as _lair_messages_v1_BeginUploadResponse, BeginUploadResponse__Output as _lair_messages_v1_BeginUploadResponse__Output } from './lair/messages/v1/BeginUploadResponse.ts';
import type { CompleteUploadRequest as _lair_messages_v1_CompleteUploadRequest, CompleteUploadRequest__Output as _lair_messages_v1_CompleteUploadRequest__Output } from './lair/messages/v1/CompleteUploadRequest.ts';
import type { CompleteUploadResponse as _lair_messages_v1_CompleteUploadResponse, CompleteUploadResponse__Output as _lair_messages_v1_CompleteUploadResponse__Output } from './lair/messages/v1/CompleteUploadResponse.ts';
import type { CountMentionsRequest as _lair_messages_v1_CountMentionsRequest, CountMentionsRequest__Output as _lair_messages_v1_CountMentionsRequest__Output } from './lair/messages/v1/CountMentionsRequest.ts';
import type { CountMentionsResponse as _lair_messages_v1_CountMentionsResponse, CountMentionsResponse__Output as _lair_messages_v1_CountMentionsResponse__Output } from './lair/messages/v1/CountMentionsResponse.ts';
import type { DeleteMessageRequest as _lair_messages_v1_DeleteMessageRequest, DeleteMessageRequest__Output as _lair_messages_v1_DeleteMessageRequest__Output } from './lair/messages/v1/DeleteMessageRequest.ts';
import type { DeleteMessageResponse as _lair_messages_v1_DeleteMessageResponse, DeleteMessageResponse__Output as _lair_messages_v1_DeleteMessageResponse__Output } from './lair/messages/v1/DeleteMessageResponse.ts';
import type { DeletedEvent as _lair_messages_v1_DeletedEvent, DeletedEvent__Output as _lair_messages_v1_DeletedEvent__Output } from './lair/messages/v1/DeletedEvent.ts';
import type { DownloadRequest as _lair_messages_v1_DownloadRequest, DownloadRequest__Output as _lair_messages_v1_DownloadRequest__Output } from './lair/messages/v1/DownloadRequest.ts';
import type { DownloadResponse as _lair_messages_v1_DownloadResponse, DownloadResponse__Output as _lair_messages_v1_DownloadResponse__Output } from './lair/messages/v1/DownloadResponse.ts';
import type { EditMessageRequest as _lair_messages_v1_EditMessageRequest, EditMessageRequest__Output as _lair_messages_v1_EditMessageRequest__Output } from './lair/messages/v1/EditMessageRequest.ts';
import type { EditMessageResponse as _lair_messages_v1_EditMessageResponse, EditMessageResponse__Output as _lair_messages_v1_EditMessageResponse__Output } from './lair/messages/v1/EditMessageResponse.ts';
import type { FilterMessagesRequest as _lair_messages_v1_FilterMessagesRequest, FilterMessagesRequest__Output as _lair_messages_v1_FilterMessagesRequest__Output } from './lair/messages/v1/FilterMessagesRequest.ts';
import type { FilterMessagesResponse as _lair_messages_v1_FilterMessagesResponse, FilterMessagesResponse__Output as _lair_messages_v1_FilterMessagesResponse__Output } from './lair/messages/v1/FilterMessagesResponse.ts';
import type { GetEditHistoryRequest as _lair_messages_v1_GetEditHistoryRequest, GetEditHistoryRequest__Output as _lair_messages_v1_GetEditHistoryRequest__Output } from './lair/messages/v1/GetEditHistoryRequest.ts';
import type { GetEditHistoryResponse as _lair_messages_v1_GetEditHistoryResponse, GetEditHistoryResponse__Output as _lair_messages_v1_GetEditHistoryResponse__Output } from './lair/messages/v1/GetEditHistoryResponse.ts';
import type { GetHeadsRequest as _lair_messages_v1_GetHeadsRequest, GetHeadsRequest__Output as _lair_messages_v1_GetHeadsRequest__Output } from './lair/messages/v1/GetHeadsRequest.ts';
import type { GetHeadsResponse as _lair_messages_v1_GetHeadsResponse, GetHeadsResponse__Output as _lair_messages_v1_GetHeadsResponse__Output } from './lair/messages/v1/GetHeadsResponse.ts';
import type { GetHistoryRequest as _lair_messages_v1_GetHistoryRequest, GetHistoryRequest__Output as _lair_messages_v1_GetHistoryRequest__Output } from './lair/messages/v1/GetHistoryRequest.ts';
import type { GetHistoryResponse as _lair_messages_v1_GetHistoryResponse, GetHistoryResponse__Output as _lair_messages_v1_GetHistoryResponse__Output } from './lair/messages/v1/GetHistoryResponse.ts';
import type { GetMessageRequest as _lair_messages_v1_GetMessageRequest, GetMessageRequest__Output as _lair_messages_v1_GetMessageRequest__Output } from './lair/messages/v1/GetMessageRequest.ts';
import type { GetMessageResponse as _lair_messages_v1_GetMessageResponse, GetMessageResponse__Output as _lair_messages_v1_GetMessageResponse__Output } from './lair/messages/v1/GetMessageResponse.ts';
import type { GetThreadRequest as _lair_messages_v1_GetThreadRequest, GetThreadRequest__Output as _lair_messages_v1_GetThreadRequest__Output } from './lair/messages/v1/GetThreadRequest.ts';
import type { GetThreadResponse as _lair_messages_v1_GetThreadResponse, GetThreadResponse__Output as _lair_messages_v1_GetThreadResponse__Output } from './lair/messages/v1/GetThreadResponse.ts';
import type { ListPinsRequest as _lair_messages_v1_ListPinsRequest, ListPinsRequest__Output as _lair_messages_v1_ListPinsRequest__Output } from './lair/messages/v1/ListPinsRequest.ts';
import type { ListPinsResponse as _lair_messages_v1_ListPinsResponse, ListPinsResponse__Output as _lair_messages_v1_ListPinsResponse__Output } from './lair/messages/v1/ListPinsResponse.ts';
import type { LogEvent as _lair_messages_v1_LogEvent, LogEvent__Output as _lair_messages_v1_LogEvent__Output } from './lair/messages/v1/LogEvent.ts';
import type { LogEventBatch as _lair_messages_v1_LogEventBatch, LogEventBatch__Output as _lair_messages_v1_LogEventBatch__Output } from './lair/messages/v1/LogEventBatch.ts';
import type { MemberEvent as _lair_messages_v1_MemberEvent, MemberEvent__Output as _lair_messages_v1_MemberEvent__Output } from './lair/messages/v1/MemberEvent.ts';
import type { MentionCount as _lair_messages_v1_MentionCount, MentionCount__Output as _lair_messages_v1_MentionCount__Output } from './lair/messages/v1/MentionCount.ts';
import type { Message as _lair_messages_v1_Message, Message__Output as _lair_messages_v1_Message__Output } from './lair/messages/v1/Message.ts';
import type { MessagesServiceClient as _lair_messages_v1_MessagesServiceClient, MessagesServiceDefinition as _lair_messages_v1_MessagesServiceDefinition } from './lair/messages/v1/MessagesService.ts';
import type { PinEvent as _lair_messages_v1_PinEvent, PinEvent__Output as _lair_messages_v1_PinEvent__Output } from './lair/messages/v1/PinEvent.ts';
import type { PinMessageRequest as _lair_messages_v1_PinMessageRequest, PinMessageRequest__Output as _lair_messages_v1_PinMessageRequest__Output } from './lair/messages/v1/PinMessageRequest.ts';
import type { PinMessageResponse as _lair_messages_v1_PinMessageResponse, PinMessageResponse__Output as _lair_messages_v1_PinMessageResponse__Output } from './lair/messages/v1/PinMessageResponse.ts';
import type { Reaction as _lair_messages_v1_Reaction, Reaction__Output as _lair_messages_v1_Reaction__Output } from './lair/messages/v1/Reaction.ts';
import type { ReactionEvent as _lair_messages_v1_ReactionEvent, ReactionEvent__Output as _lair_messages_v1_ReactionEvent__Output } from './lair/messages/v1/ReactionEvent.ts';
import type { ReadLogRequest as _lair_messages_v1_ReadLogRequest, ReadLogRequest__Output as _lair_messages_v1_ReadLogRequest__Output } from './lair/messages/v1/ReadLogRequest.ts';
import type { ReadLogResponse as _lair_messages_v1_ReadLogResponse, ReadLogResponse__Output as _lair_messages_v1_ReadLogResponse__Output } from './lair/messages/v1/ReadLogResponse.ts';
import type { RemoveReactionRequest as _lair_messages_v1_RemoveReactionRequest, RemoveReactionRequest__Output as _lair_messages_v1_RemoveReactionRequest__Output } from './lair/messages/v1/RemoveReactionRequest.ts';
import type { RemoveReactionResponse as _lair_messages_v1_RemoveReactionResponse, RemoveReactionResponse__Output as _lair_messages_v1_RemoveReactionResponse__Output } from './lair/messages/v1/RemoveReactionResponse.ts';
import type { ReplyReference as _lair_messages_v1_ReplyReference, ReplyReference__Output as _lair_messages_v1_ReplyReference__Output } from './lair/messages/v1/ReplyReference.ts';
import type { RestoreMessageRequest as _lair_messages_v1_RestoreMessageRequest, RestoreMessageRequest__Output as _lair_messages_v1_RestoreMessageRequest__Output } from './lair/messages/v1/RestoreMessageRequest.ts';
import type { RestoreMessageResponse as _lair_messages_v1_RestoreMessageResponse, RestoreMessageResponse__Output as _lair_messages_v1_RestoreMessageResponse__Output } from './lair/messages/v1/RestoreMessageResponse.ts';
import type { Revision as _lair_messages_v1_Revision, Revision__Output as _lair_messages_v1_Revision__Output } from './lair/messages/v1/Revision.ts';
import type { RoomHead as _lair_messages_v1_RoomHead, RoomHead__Output as _lair_messages_v1_RoomHead__Output } from './lair/messages/v1/RoomHead.ts';
import type { RoomPlace as _lair_messages_v1_RoomPlace, RoomPlace__Output as _lair_messages_v1_RoomPlace__Output } from './lair/messages/v1/RoomPlace.ts';
import type { SearchHit as _lair_messages_v1_SearchHit, SearchHit__Output as _lair_messages_v1_SearchHit__Output } from './lair/messages/v1/SearchHit.ts';
import type { SearchMessagesRequest as _lair_messages_v1_SearchMessagesRequest, SearchMessagesRequest__Output as _lair_messages_v1_SearchMessagesRequest__Output } from './lair/messages/v1/SearchMessagesRequest.ts';
import type { SearchMessagesResponse as _lair_messages_v1_SearchMessagesResponse, SearchMessagesResponse__Output as _lair_messages_v1_SearchMessagesResponse__Output } from './lair/messages/v1/SearchMessagesResponse.ts';
import type { SendError as _lair_messages_v1_SendError, SendError__Output as _lair_messages_v1_SendError__Output } from './lair/messages/v1/SendError.ts';
import type { SendItem as _lair_messages_v1_SendItem, SendItem__Output as _lair_messages_v1_SendItem__Output } from './lair/messages/v1/SendItem.ts';
import type { SendMessagesRequest as _lair_messages_v1_SendMessagesRequest, SendMessagesRequest__Output as _lair_messages_v1_SendMessagesRequest__Output } from './lair/messages/v1/SendMessagesRequest.ts';
import type { SendMessagesResponse as _lair_messages_v1_SendMessagesResponse, SendMessagesResponse__Output as _lair_messages_v1_SendMessagesResponse__Output } from './lair/messages/v1/SendMessagesResponse.ts';
import type { SendOutcome as _lair_messages_v1_SendOutcome, SendOutcome__Output as _lair_messages_v1_SendOutcome__Output } from './lair/messages/v1/SendOutcome.ts';
import type { ThreadSummary as _lair_messages_v1_ThreadSummary, ThreadSummary__Output as _lair_messages_v1_ThreadSummary__Output } from './lair/messages/v1/ThreadSummary.ts';
import type { UnpinMessageRequest as _lair_messages_v1_UnpinMessageRequest, UnpinMessageRequest__Output as _lair_messages_v1_UnpinMessageRequest__Output } from './lair/messages/v1/UnpinMessageRequest.ts';
import type { UnpinMessageResponse as _lair_messages_v1_UnpinMessageResponse, UnpinMessageResponse__Output as _lair_messages_v1_UnpinMessageResponse__Output } from './lair/messages/v1/UnpinMessageResponse.ts';
import type { UploadChunkRequest as _lair_messages_v1_UploadChunkRequest, UploadChunkRequest__Output as _lair_messages_v1_UploadChunkRequest__Output } from './lair/messages/v1/UploadChunkRequest.ts';
import type { UploadChunkResponse as _lair_messages_v1_UploadChunkResponse, UploadChunkResponse__Output as _lair_messages_v1_UploadChunkResponse__Output } from './lair/messages/v1/UploadChunkResponse.ts';

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
        AddReactionRequest: MessageTypeDefinition<_lair_messages_v1_AddReactionRequest, _lair_messages_v1_AddReactionRequest__Output>
        AddReactionResponse: MessageTypeDefinition<_lair_messages_v1_AddReactionResponse, _lair_messages_v1_AddReactionResponse__Output>
        Attachment: MessageTypeDefinition<_lair_messages_v1_Attachment, _lair_messages_v1_Attachment__Output>
        BeginUploadRequest: MessageTypeDefinition<_lair_messages_v1_BeginUploadRequest, _lair_messages_v1_BeginUploadRequest__Output>
        BeginUploadResponse: MessageTypeDefinition<_lair_messages_v1_BeginUploadResponse, _lair_messages_v1_BeginUploadResponse__Output>
        CompleteUploadRequest: MessageTypeDefinition<_lair_messages_v1_CompleteUploadRequest, _lair_messages_v1_CompleteUploadRequest__Output>
        CompleteUploadResponse: MessageTypeDefinition<_lair_messages_v1_CompleteUploadResponse, _lair_messages_v1_CompleteUploadResponse__Output>
        CountMentionsRequest: MessageTypeDefinition<_lair_messages_v1_CountMentionsRequest, _lair_messages_v1_CountMentionsRequest__Output>
        CountMentionsResponse: MessageTypeDefinition<_lair_messages_v1_CountMentionsResponse, _lair_messages_v1_CountMentionsResponse__Output>
        DeleteMessageRequest: MessageTypeDefinition<_lair_messages_v1_DeleteMessageRequest, _lair_messages_v1_DeleteMessageRequest__Output>
        DeleteMessageResponse: MessageTypeDefinition<_lair_messages_v1_DeleteMessageResponse, _lair_messages_v1_DeleteMessageResponse__Output>
        DeletedEvent: MessageTypeDefinition<_lair_messages_v1_DeletedEvent, _lair_messages_v1_DeletedEvent__Output>
        DownloadRequest: MessageTypeDefinition<_lair_messages_v1_DownloadRequest, _lair_messages_v1_DownloadRequest__Output>
        DownloadResponse: MessageTypeDefinition<_lair_messages_v1_DownloadResponse, _lair_messages_v1_DownloadResponse__Output>
        EditMessageRequest: MessageTypeDefinition<_lair_messages_v1_EditMessageRequest, _lair_messages_v1_EditMessageRequest__Output>
        EditMessageResponse: MessageTypeDefinition<_lair_messages_v1_EditMessageResponse, _lair_messages_v1_EditMessageResponse__Output>
        FilterMessagesRequest: MessageTypeDefinition<_lair_messages_v1_FilterMessagesRequest, _lair_messages_v1_FilterMessagesRequest__Output>
        FilterMessagesResponse: MessageTypeDefinition<_lair_messages_v1_FilterMessagesResponse, _lair_messages_v1_FilterMessagesResponse__Output>
        GetEditHistoryRequest: MessageTypeDefinition<_lair_messages_v1_GetEditHistoryRequest, _lair_messages_v1_GetEditHistoryRequest__Output>
        GetEditHistoryResponse: MessageTypeDefinition<_lair_messages_v1_GetEditHistoryResponse, _lair_messages_v1_GetEditHistoryResponse__Output>
        GetHeadsRequest: MessageTypeDefinition<_lair_messages_v1_GetHeadsRequest, _lair_messages_v1_GetHeadsRequest__Output>
        GetHeadsResponse: MessageTypeDefinition<_lair_messages_v1_GetHeadsResponse, _lair_messages_v1_GetHeadsResponse__Output>
        GetHistoryRequest: MessageTypeDefinition<_lair_messages_v1_GetHistoryRequest, _lair_messages_v1_GetHistoryRequest__Output>
        GetHistoryResponse: MessageTypeDefinition<_lair_messages_v1_GetHistoryResponse, _lair_messages_v1_GetHistoryResponse__Output>
        GetMessageRequest: MessageTypeDefinition<_lair_messages_v1_GetMessageRequest, _lair_messages_v1_GetMessageRequest__Output>
        GetMessageResponse: MessageTypeDefinition<_lair_messages_v1_GetMessageResponse, _lair_messages_v1_GetMessageResponse__Output>
        GetThreadRequest: MessageTypeDefinition<_lair_messages_v1_GetThreadRequest, _lair_messages_v1_GetThreadRequest__Output>
        GetThreadResponse: MessageTypeDefinition<_lair_messages_v1_GetThreadResponse, _lair_messages_v1_GetThreadResponse__Output>
        ListPinsRequest: MessageTypeDefinition<_lair_messages_v1_ListPinsRequest, _lair_messages_v1_ListPinsRequest__Output>
        ListPinsResponse: MessageTypeDefinition<_lair_messages_v1_ListPinsResponse, _lair_messages_v1_ListPinsResponse__Output>
        LogEvent: MessageTypeDefinition<_lair_messages_v1_LogEvent, _lair_messages_v1_LogEvent__Output>
        LogEventBatch: MessageTypeDefinition<_lair_messages_v1_LogEventBatch, _lair_messages_v1_LogEventBatch__Output>
        MemberEvent: MessageTypeDefinition<_lair_messages_v1_MemberEvent, _lair_messages_v1_MemberEvent__Output>
        MentionCount: MessageTypeDefinition<_lair_messages_v1_MentionCount, _lair_messages_v1_MentionCount__Output>
        Message: MessageTypeDefinition<_lair_messages_v1_Message, _lair_messages_v1_Message__Output>
        MessageType: EnumTypeDefinition
        /**
         * Owns what was said: the log of each room and the state of each message.
         */
        MessagesService: SubtypeConstructor<typeof grpc.Client, _lair_messages_v1_MessagesServiceClient> & { service: _lair_messages_v1_MessagesServiceDefinition }
        PinEvent: MessageTypeDefinition<_lair_messages_v1_PinEvent, _lair_messages_v1_PinEvent__Output>
        PinMessageRequest: MessageTypeDefinition<_lair_messages_v1_PinMessageRequest, _lair_messages_v1_PinMessageRequest__Output>
        PinMessageResponse: MessageTypeDefinition<_lair_messages_v1_PinMessageResponse, _lair_messages_v1_PinMessageResponse__Output>
        Reaction: MessageTypeDefinition<_lair_messages_v1_Reaction, _lair_messages_v1_Reaction__Output>
        ReactionEvent: MessageTypeDefinition<_lair_messages_v1_ReactionEvent, _lair_messages_v1_ReactionEvent__Output>
        ReadLogRequest: MessageTypeDefinition<_lair_messages_v1_ReadLogRequest, _lair_messages_v1_ReadLogRequest__Output>
        ReadLogResponse: MessageTypeDefinition<_lair_messages_v1_ReadLogResponse, _lair_messages_v1_ReadLogResponse__Output>
        RemoveReactionRequest: MessageTypeDefinition<_lair_messages_v1_RemoveReactionRequest, _lair_messages_v1_RemoveReactionRequest__Output>
        RemoveReactionResponse: MessageTypeDefinition<_lair_messages_v1_RemoveReactionResponse, _lair_messages_v1_RemoveReactionResponse__Output>
        ReplyReference: MessageTypeDefinition<_lair_messages_v1_ReplyReference, _lair_messages_v1_ReplyReference__Output>
        RestoreMessageRequest: MessageTypeDefinition<_lair_messages_v1_RestoreMessageRequest, _lair_messages_v1_RestoreMessageRequest__Output>
        RestoreMessageResponse: MessageTypeDefinition<_lair_messages_v1_RestoreMessageResponse, _lair_messages_v1_RestoreMessageResponse__Output>
        Revision: MessageTypeDefinition<_lair_messages_v1_Revision, _lair_messages_v1_Revision__Output>
        RoomHead: MessageTypeDefinition<_lair_messages_v1_RoomHead, _lair_messages_v1_RoomHead__Output>
        RoomPlace: MessageTypeDefinition<_lair_messages_v1_RoomPlace, _lair_messages_v1_RoomPlace__Output>
        SearchHit: MessageTypeDefinition<_lair_messages_v1_SearchHit, _lair_messages_v1_SearchHit__Output>
        SearchMessagesRequest: MessageTypeDefinition<_lair_messages_v1_SearchMessagesRequest, _lair_messages_v1_SearchMessagesRequest__Output>
        SearchMessagesResponse: MessageTypeDefinition<_lair_messages_v1_SearchMessagesResponse, _lair_messages_v1_SearchMessagesResponse__Output>
        SendError: MessageTypeDefinition<_lair_messages_v1_SendError, _lair_messages_v1_SendError__Output>
        SendItem: MessageTypeDefinition<_lair_messages_v1_SendItem, _lair_messages_v1_SendItem__Output>
        SendMessagesRequest: MessageTypeDefinition<_lair_messages_v1_SendMessagesRequest, _lair_messages_v1_SendMessagesRequest__Output>
        SendMessagesResponse: MessageTypeDefinition<_lair_messages_v1_SendMessagesResponse, _lair_messages_v1_SendMessagesResponse__Output>
        SendOutcome: MessageTypeDefinition<_lair_messages_v1_SendOutcome, _lair_messages_v1_SendOutcome__Output>
        ThreadSummary: MessageTypeDefinition<_lair_messages_v1_ThreadSummary, _lair_messages_v1_ThreadSummary__Output>
        UnpinMessageRequest: MessageTypeDefinition<_lair_messages_v1_UnpinMessageRequest, _lair_messages_v1_UnpinMessageRequest__Output>
        UnpinMessageResponse: MessageTypeDefinition<_lair_messages_v1_UnpinMessageResponse, _lair_messages_v1_UnpinMessageResponse__Output>
        UploadChunkRequest: MessageTypeDefinition<_lair_messages_v1_UploadChunkRequest, _lair_messages_v1_UploadChunkRequest__Output>
        UploadChunkResponse: MessageTypeDefinition<_lair_messages_v1_UploadChunkResponse, _lair_messages_v1_UploadChunkResponse__Output>
      }
    }
  }
}

