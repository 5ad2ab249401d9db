// Original file: proto/lair/messages/v1/messages.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { GetHeadsRequest as _lair_messages_v1_GetHeadsRequest, GetHeadsRequest__Output as _lair_messages_v1_GetHeadsRequest__Output } from '../../../lair/messages/v1/GetHeadsRequest.ts';
import type { GetHeadsResponse as _lair_messages_v1_GetHeadsResponse, GetHeadsResponse__Output as _lair_messages_v1_GetHeadsResponse__Output } from '../../../lair/messages/v1/GetHeadsResponse.ts';
import type { GetHistoryRequest as _lair_messages_v1_GetHistoryRequest, GetHistoryRequest__Output as _lair_messages_v1_GetHistoryRequest__Output } from '../../../lair/messages/v1/GetHistoryRequest.ts';
import type { GetHistoryResponse as _lair_messages_v1_GetHistoryResponse, GetHistoryResponse__Output as _lair_messages_v1_GetHistoryResponse__Output } from '../../../lair/messages/v1/GetHistoryResponse.ts';
import type { GetMessageRequest as _lair_messages_v1_GetMessageRequest, GetMessageRequest__Output as _lair_messages_v1_GetMessageRequest__Output } from '../../../lair/messages/v1/GetMessageRequest.ts';
import type { GetMessageResponse as _lair_messages_v1_GetMessageResponse, GetMessageResponse__Output as _lair_messages_v1_GetMessageResponse__Output } from '../../../lair/messages/v1/GetMessageResponse.ts';
import type { ReadLogRequest as _lair_messages_v1_ReadLogRequest, ReadLogRequest__Output as _lair_messages_v1_ReadLogRequest__Output } from '../../../lair/messages/v1/ReadLogRequest.ts';
import type { ReadLogResponse as _lair_messages_v1_ReadLogResponse, ReadLogResponse__Output as _lair_messages_v1_ReadLogResponse__Output } from '../../../lair/messages/v1/ReadLogResponse.ts';
import type { SendMessagesRequest as _lair_messages_v1_SendMessagesRequest, SendMessagesRequest__Output as _lair_messages_v1_SendMessagesRequest__Output } from '../../../lair/messages/v1/SendMessagesRequest.ts';
import type { SendMessagesResponse as _lair_messages_v1_SendMessagesResponse, SendMessagesResponse__Output as _lair_messages_v1_SendMessagesResponse__Output } from '../../../lair/messages/v1/SendMessagesResponse.ts';

/**
 * Owns what was said: the log of each room and the state of each message.
 */
export interface MessagesServiceClient extends grpc.Client {
  /**
   * The heads of rooms. Called by services. Repeat-safe. A room nobody wrote to has head 0.
   * Errors: INVALID_ARGUMENT (more than 1000 rooms).
   */
  GetHeads(argument: _lair_messages_v1_GetHeadsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetHeadsResponse__Output>): grpc.ClientUnaryCall;
  GetHeads(argument: _lair_messages_v1_GetHeadsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetHeadsResponse__Output>): grpc.ClientUnaryCall;
  GetHeads(argument: _lair_messages_v1_GetHeadsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetHeadsResponse__Output>): grpc.ClientUnaryCall;
  GetHeads(argument: _lair_messages_v1_GetHeadsRequest, callback: grpc.requestCallback<_lair_messages_v1_GetHeadsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * The heads of rooms. Called by services. Repeat-safe. A room nobody wrote to has head 0.
   * Errors: INVALID_ARGUMENT (more than 1000 rooms).
   */
  getHeads(argument: _lair_messages_v1_GetHeadsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetHeadsResponse__Output>): grpc.ClientUnaryCall;
  getHeads(argument: _lair_messages_v1_GetHeadsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetHeadsResponse__Output>): grpc.ClientUnaryCall;
  getHeads(argument: _lair_messages_v1_GetHeadsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetHeadsResponse__Output>): grpc.ClientUnaryCall;
  getHeads(argument: _lair_messages_v1_GetHeadsRequest, callback: grpc.requestCallback<_lair_messages_v1_GetHeadsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A page of a room's messages, oldest first. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room or anchor message not visible).
   */
  GetHistory(argument: _lair_messages_v1_GetHistoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetHistoryResponse__Output>): grpc.ClientUnaryCall;
  GetHistory(argument: _lair_messages_v1_GetHistoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetHistoryResponse__Output>): grpc.ClientUnaryCall;
  GetHistory(argument: _lair_messages_v1_GetHistoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetHistoryResponse__Output>): grpc.ClientUnaryCall;
  GetHistory(argument: _lair_messages_v1_GetHistoryRequest, callback: grpc.requestCallback<_lair_messages_v1_GetHistoryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A page of a room's messages, oldest first. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room or anchor message not visible).
   */
  getHistory(argument: _lair_messages_v1_GetHistoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetHistoryResponse__Output>): grpc.ClientUnaryCall;
  getHistory(argument: _lair_messages_v1_GetHistoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetHistoryResponse__Output>): grpc.ClientUnaryCall;
  getHistory(argument: _lair_messages_v1_GetHistoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetHistoryResponse__Output>): grpc.ClientUnaryCall;
  getHistory(argument: _lair_messages_v1_GetHistoryRequest, callback: grpc.requestCallback<_lair_messages_v1_GetHistoryResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * One message, for a member of its room. Repeat-safe. Errors: NOT_FOUND.
   */
  GetMessage(argument: _lair_messages_v1_GetMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  GetMessage(argument: _lair_messages_v1_GetMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  GetMessage(argument: _lair_messages_v1_GetMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  GetMessage(argument: _lair_messages_v1_GetMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One message, for a member of its room. Repeat-safe. Errors: NOT_FOUND.
   */
  getMessage(argument: _lair_messages_v1_GetMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _lair_messages_v1_GetMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _lair_messages_v1_GetMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _lair_messages_v1_GetMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A page of a room's log for replay, oldest first. Called by delivery, which has checked who will read it. Repeat-safe.
   */
  ReadLog(argument: _lair_messages_v1_ReadLogRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  ReadLog(argument: _lair_messages_v1_ReadLogRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  ReadLog(argument: _lair_messages_v1_ReadLogRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  ReadLog(argument: _lair_messages_v1_ReadLogRequest, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A page of a room's log for replay, oldest first. Called by delivery, which has checked who will read it. Repeat-safe.
   */
  readLog(argument: _lair_messages_v1_ReadLogRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  readLog(argument: _lair_messages_v1_ReadLogRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  readLog(argument: _lair_messages_v1_ReadLogRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  readLog(argument: _lair_messages_v1_ReadLogRequest, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A stream of batches of sends; one per gateway and instance. Opened with the gateway's service token; each item names one of
   * its batch's user tokens. An item's answer follows its commit. Items of one stream to one room are committed in the order sent.
   * Repeat-safe for items with a client_id: the same author and client_id gets the first answer.
   */
  SendMessages(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_lair_messages_v1_SendMessagesRequest, _lair_messages_v1_SendMessagesResponse__Output>;
  SendMessages(options?: grpc.CallOptions): grpc.ClientDuplexStream<_lair_messages_v1_SendMessagesRequest, _lair_messages_v1_SendMessagesResponse__Output>;
  /**
   * A stream of batches of sends; one per gateway and instance. Opened with the gateway's service token; each item names one of
   * its batch's user tokens. An item's answer follows its commit. Items of one stream to one room are committed in the order sent.
   * Repeat-safe for items with a client_id: the same author and client_id gets the first answer.
   */
  sendMessages(metadata: grpc.Metadata, options?: grpc.CallOptions): grpc.ClientDuplexStream<_lair_messages_v1_SendMessagesRequest, _lair_messages_v1_SendMessagesResponse__Output>;
  sendMessages(options?: grpc.CallOptions): grpc.ClientDuplexStream<_lair_messages_v1_SendMessagesRequest, _lair_messages_v1_SendMessagesResponse__Output>;
  
}

/**
 * Owns what was said: the log of each room and the state of each message.
 */
export interface MessagesServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * The heads of rooms. Called by services. Repeat-safe. A room nobody wrote to has head 0.
   * Errors: INVALID_ARGUMENT (more than 1000 rooms).
   */
  GetHeads: grpc.handleUnaryCall<_lair_messages_v1_GetHeadsRequest__Output, _lair_messages_v1_GetHeadsResponse>;
  
  /**
   * A page of a room's messages, oldest first. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room or anchor message not visible).
   */
  GetHistory: grpc.handleUnaryCall<_lair_messages_v1_GetHistoryRequest__Output, _lair_messages_v1_GetHistoryResponse>;
  
  /**
   * One message, for a member of its room. Repeat-safe. Errors: NOT_FOUND.
   */
  GetMessage: grpc.handleUnaryCall<_lair_messages_v1_GetMessageRequest__Output, _lair_messages_v1_GetMessageResponse>;
  
  /**
   * A page of a room's log for replay, oldest first. Called by delivery, which has checked who will read it. Repeat-safe.
   */
  ReadLog: grpc.handleUnaryCall<_lair_messages_v1_ReadLogRequest__Output, _lair_messages_v1_ReadLogResponse>;
  
  /**
   * A stream of batches of sends; one per gateway and instance. Opened with the gateway's service token; each item names one of
   * its batch's user tokens. An item's answer follows its commit. Items of one stream to one room are committed in the order sent.
   * Repeat-safe for items with a client_id: the same author and client_id gets the first answer.
   */
  SendMessages: grpc.handleBidiStreamingCall<_lair_messages_v1_SendMessagesRequest__Output, _lair_messages_v1_SendMessagesResponse>;
  
}

export interface MessagesServiceDefinition extends grpc.ServiceDefinition {
  GetHeads: MethodDefinition<_lair_messages_v1_GetHeadsRequest, _lair_messages_v1_GetHeadsResponse, _lair_messages_v1_GetHeadsRequest__Output, _lair_messages_v1_GetHeadsResponse__Output>
  GetHistory: MethodDefinition<_lair_messages_v1_GetHistoryRequest, _lair_messages_v1_GetHistoryResponse, _lair_messages_v1_GetHistoryRequest__Output, _lair_messages_v1_GetHistoryResponse__Output>
  GetMessage: MethodDefinition<_lair_messages_v1_GetMessageRequest, _lair_messages_v1_GetMessageResponse, _lair_messages_v1_GetMessageRequest__Output, _lair_messages_v1_GetMessageResponse__Output>
  ReadLog: MethodDefinition<_lair_messages_v1_ReadLogRequest, _lair_messages_v1_ReadLogResponse, _lair_messages_v1_ReadLogRequest__Output, _lair_messages_v1_ReadLogResponse__Output>
  SendMessages: MethodDefinition<_lair_messages_v1_SendMessagesRequest, _lair_messages_v1_SendMessagesResponse, _lair_messages_v1_SendMessagesRequest__Output, _lair_messages_v1_SendMessagesResponse__Output>
}
