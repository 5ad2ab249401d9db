// Original file: proto/lair/messages/v1/messages.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { AddReactionRequest as _lair_messages_v1_AddReactionRequest, AddReactionRequest__Output as _lair_messages_v1_AddReactionRequest__Output } from '../../../lair/messages/v1/AddReactionRequest.ts';
import type { AddReactionResponse as _lair_messages_v1_AddReactionResponse, AddReactionResponse__Output as _lair_messages_v1_AddReactionResponse__Output } from '../../../lair/messages/v1/AddReactionResponse.ts';
import type { BeginUploadRequest as _lair_messages_v1_BeginUploadRequest, BeginUploadRequest__Output as _lair_messages_v1_BeginUploadRequest__Output } from '../../../lair/messages/v1/BeginUploadRequest.ts';
import type { BeginUploadResponse as _lair_messages_v1_BeginUploadResponse, BeginUploadResponse__Output as _lair_messages_v1_BeginUploadResponse__Output } from '../../../lair/messages/v1/BeginUploadResponse.ts';
import type { CompleteUploadRequest as _lair_messages_v1_CompleteUploadRequest, CompleteUploadRequest__Output as _lair_messages_v1_CompleteUploadRequest__Output } from '../../../lair/messages/v1/CompleteUploadRequest.ts';
import type { CompleteUploadResponse as _lair_messages_v1_CompleteUploadResponse, CompleteUploadResponse__Output as _lair_messages_v1_CompleteUploadResponse__Output } from '../../../lair/messages/v1/CompleteUploadResponse.ts';
import type { CountMentionsRequest as _lair_messages_v1_CountMentionsRequest, CountMentionsRequest__Output as _lair_messages_v1_CountMentionsRequest__Output } from '../../../lair/messages/v1/CountMentionsRequest.ts';
import type { CountMentionsResponse as _lair_messages_v1_CountMentionsResponse, CountMentionsResponse__Output as _lair_messages_v1_CountMentionsResponse__Output } from '../../../lair/messages/v1/CountMentionsResponse.ts';
import type { DeleteMessageRequest as _lair_messages_v1_DeleteMessageRequest, DeleteMessageRequest__Output as _lair_messages_v1_DeleteMessageRequest__Output } from '../../../lair/messages/v1/DeleteMessageRequest.ts';
import type { DeleteMessageResponse as _lair_messages_v1_DeleteMessageResponse, DeleteMessageResponse__Output as _lair_messages_v1_DeleteMessageResponse__Output } from '../../../lair/messages/v1/DeleteMessageResponse.ts';
import type { DownloadRequest as _lair_messages_v1_DownloadRequest, DownloadRequest__Output as _lair_messages_v1_DownloadRequest__Output } from '../../../lair/messages/v1/DownloadRequest.ts';
import type { DownloadResponse as _lair_messages_v1_DownloadResponse, DownloadResponse__Output as _lair_messages_v1_DownloadResponse__Output } from '../../../lair/messages/v1/DownloadResponse.ts';
import type { EditMessageRequest as _lair_messages_v1_EditMessageRequest, EditMessageRequest__Output as _lair_messages_v1_EditMessageRequest__Output } from '../../../lair/messages/v1/EditMessageRequest.ts';
import type { EditMessageResponse as _lair_messages_v1_EditMessageResponse, EditMessageResponse__Output as _lair_messages_v1_EditMessageResponse__Output } from '../../../lair/messages/v1/EditMessageResponse.ts';
import type { FilterMessagesRequest as _lair_messages_v1_FilterMessagesRequest, FilterMessagesRequest__Output as _lair_messages_v1_FilterMessagesRequest__Output } from '../../../lair/messages/v1/FilterMessagesRequest.ts';
import type { FilterMessagesResponse as _lair_messages_v1_FilterMessagesResponse, FilterMessagesResponse__Output as _lair_messages_v1_FilterMessagesResponse__Output } from '../../../lair/messages/v1/FilterMessagesResponse.ts';
import type { GetEditHistoryRequest as _lair_messages_v1_GetEditHistoryRequest, GetEditHistoryRequest__Output as _lair_messages_v1_GetEditHistoryRequest__Output } from '../../../lair/messages/v1/GetEditHistoryRequest.ts';
import type { GetEditHistoryResponse as _lair_messages_v1_GetEditHistoryResponse, GetEditHistoryResponse__Output as _lair_messages_v1_GetEditHistoryResponse__Output } from '../../../lair/messages/v1/GetEditHistoryResponse.ts';
import type { GetHeadsRequest as _lair_messages_v1_GetHeadsRequest, GetHeadsRequest__Output as _lair_messages_v1_GetHeadsRequest__Output } from '../../../lair/messages/v1/GetHeadsRequest.ts';
import type { GetHeadsResponse as _lair_messages_v1_GetHeadsResponse, GetHeadsResponse__Output as _lair_messages_v1_GetHeadsResponse__Output } from '../../../lair/messages/v1/GetHeadsResponse.ts';
import type { GetHistoryRequest as _lair_messages_v1_GetHistoryRequest, GetHistoryRequest__Output as _lair_messages_v1_GetHistoryRequest__Output } from '../../../lair/messages/v1/GetHistoryRequest.ts';
import type { GetHistoryResponse as _lair_messages_v1_GetHistoryResponse, GetHistoryResponse__Output as _lair_messages_v1_GetHistoryResponse__Output } from '../../../lair/messages/v1/GetHistoryResponse.ts';
import type { GetMessageRequest as _lair_messages_v1_GetMessageRequest, GetMessageRequest__Output as _lair_messages_v1_GetMessageRequest__Output } from '../../../lair/messages/v1/GetMessageRequest.ts';
import type { GetMessageResponse as _lair_messages_v1_GetMessageResponse, GetMessageResponse__Output as _lair_messages_v1_GetMessageResponse__Output } from '../../../lair/messages/v1/GetMessageResponse.ts';
import type { GetThreadRequest as _lair_messages_v1_GetThreadRequest, GetThreadRequest__Output as _lair_messages_v1_GetThreadRequest__Output } from '../../../lair/messages/v1/GetThreadRequest.ts';
import type { GetThreadResponse as _lair_messages_v1_GetThreadResponse, GetThreadResponse__Output as _lair_messages_v1_GetThreadResponse__Output } from '../../../lair/messages/v1/GetThreadResponse.ts';
import type { ListPinsRequest as _lair_messages_v1_ListPinsRequest, ListPinsRequest__Output as _lair_messages_v1_ListPinsRequest__Output } from '../../../lair/messages/v1/ListPinsRequest.ts';
import type { ListPinsResponse as _lair_messages_v1_ListPinsResponse, ListPinsResponse__Output as _lair_messages_v1_ListPinsResponse__Output } from '../../../lair/messages/v1/ListPinsResponse.ts';
import type { PinMessageRequest as _lair_messages_v1_PinMessageRequest, PinMessageRequest__Output as _lair_messages_v1_PinMessageRequest__Output } from '../../../lair/messages/v1/PinMessageRequest.ts';
import type { PinMessageResponse as _lair_messages_v1_PinMessageResponse, PinMessageResponse__Output as _lair_messages_v1_PinMessageResponse__Output } from '../../../lair/messages/v1/PinMessageResponse.ts';
import type { ReadLogRequest as _lair_messages_v1_ReadLogRequest, ReadLogRequest__Output as _lair_messages_v1_ReadLogRequest__Output } from '../../../lair/messages/v1/ReadLogRequest.ts';
import type { ReadLogResponse as _lair_messages_v1_ReadLogResponse, ReadLogResponse__Output as _lair_messages_v1_ReadLogResponse__Output } from '../../../lair/messages/v1/ReadLogResponse.ts';
import type { RemoveReactionRequest as _lair_messages_v1_RemoveReactionRequest, RemoveReactionRequest__Output as _lair_messages_v1_RemoveReactionRequest__Output } from '../../../lair/messages/v1/RemoveReactionRequest.ts';
import type { RemoveReactionResponse as _lair_messages_v1_RemoveReactionResponse, RemoveReactionResponse__Output as _lair_messages_v1_RemoveReactionResponse__Output } from '../../../lair/messages/v1/RemoveReactionResponse.ts';
import type { RestoreMessageRequest as _lair_messages_v1_RestoreMessageRequest, RestoreMessageRequest__Output as _lair_messages_v1_RestoreMessageRequest__Output } from '../../../lair/messages/v1/RestoreMessageRequest.ts';
import type { RestoreMessageResponse as _lair_messages_v1_RestoreMessageResponse, RestoreMessageResponse__Output as _lair_messages_v1_RestoreMessageResponse__Output } from '../../../lair/messages/v1/RestoreMessageResponse.ts';
import type { SearchMessagesRequest as _lair_messages_v1_SearchMessagesRequest, SearchMessagesRequest__Output as _lair_messages_v1_SearchMessagesRequest__Output } from '../../../lair/messages/v1/SearchMessagesRequest.ts';
import type { SearchMessagesResponse as _lair_messages_v1_SearchMessagesResponse, SearchMessagesResponse__Output as _lair_messages_v1_SearchMessagesResponse__Output } from '../../../lair/messages/v1/SearchMessagesResponse.ts';
import type { SendMessagesRequest as _lair_messages_v1_SendMessagesRequest, SendMessagesRequest__Output as _lair_messages_v1_SendMessagesRequest__Output } from '../../../lair/messages/v1/SendMessagesRequest.ts';
import type { SendMessagesResponse as _lair_messages_v1_SendMessagesResponse, SendMessagesResponse__Output as _lair_messages_v1_SendMessagesResponse__Output } from '../../../lair/messages/v1/SendMessagesResponse.ts';
import type { UnpinMessageRequest as _lair_messages_v1_UnpinMessageRequest, UnpinMessageRequest__Output as _lair_messages_v1_UnpinMessageRequest__Output } from '../../../lair/messages/v1/UnpinMessageRequest.ts';
import type { UnpinMessageResponse as _lair_messages_v1_UnpinMessageResponse, UnpinMessageResponse__Output as _lair_messages_v1_UnpinMessageResponse__Output } from '../../../lair/messages/v1/UnpinMessageResponse.ts';
import type { UploadChunkRequest as _lair_messages_v1_UploadChunkRequest, UploadChunkRequest__Output as _lair_messages_v1_UploadChunkRequest__Output } from '../../../lair/messages/v1/UploadChunkRequest.ts';
import type { UploadChunkResponse as _lair_messages_v1_UploadChunkResponse, UploadChunkResponse__Output as _lair_messages_v1_UploadChunkResponse__Output } from '../../../lair/messages/v1/UploadChunkResponse.ts';

/**
 * Owns what was said: the log of each room and the state of each message.
 */
export interface MessagesServiceClient extends grpc.Client {
  /**
   * Adds the caller's reaction; one that is there already stays. Errors, in order: INVALID_ARGUMENT (not one emoji), NOT_FOUND,
   * PERMISSION_DENIED, CONFLICT (client_id), FAILED_PRECONDITION (deleted, too_many_reactions).
   */
  AddReaction(argument: _lair_messages_v1_AddReactionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_AddReactionResponse__Output>): grpc.ClientUnaryCall;
  AddReaction(argument: _lair_messages_v1_AddReactionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_AddReactionResponse__Output>): grpc.ClientUnaryCall;
  AddReaction(argument: _lair_messages_v1_AddReactionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_AddReactionResponse__Output>): grpc.ClientUnaryCall;
  AddReaction(argument: _lair_messages_v1_AddReactionRequest, callback: grpc.requestCallback<_lair_messages_v1_AddReactionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Adds the caller's reaction; one that is there already stays. Errors, in order: INVALID_ARGUMENT (not one emoji), NOT_FOUND,
   * PERMISSION_DENIED, CONFLICT (client_id), FAILED_PRECONDITION (deleted, too_many_reactions).
   */
  addReaction(argument: _lair_messages_v1_AddReactionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_AddReactionResponse__Output>): grpc.ClientUnaryCall;
  addReaction(argument: _lair_messages_v1_AddReactionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_AddReactionResponse__Output>): grpc.ClientUnaryCall;
  addReaction(argument: _lair_messages_v1_AddReactionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_AddReactionResponse__Output>): grpc.ClientUnaryCall;
  addReaction(argument: _lair_messages_v1_AddReactionRequest, callback: grpc.requestCallback<_lair_messages_v1_AddReactionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Begins an upload, or goes on with one of the caller's that has the same room, hash and size. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room), PERMISSION_DENIED (attach), TOO_LARGE, FAILED_PRECONDITION (file_type,
   * too_many_uploads).
   */
  BeginUpload(argument: _lair_messages_v1_BeginUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_BeginUploadResponse__Output>): grpc.ClientUnaryCall;
  BeginUpload(argument: _lair_messages_v1_BeginUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_BeginUploadResponse__Output>): grpc.ClientUnaryCall;
  BeginUpload(argument: _lair_messages_v1_BeginUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_BeginUploadResponse__Output>): grpc.ClientUnaryCall;
  BeginUpload(argument: _lair_messages_v1_BeginUploadRequest, callback: grpc.requestCallback<_lair_messages_v1_BeginUploadResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Begins an upload, or goes on with one of the caller's that has the same room, hash and size. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room), PERMISSION_DENIED (attach), TOO_LARGE, FAILED_PRECONDITION (file_type,
   * too_many_uploads).
   */
  beginUpload(argument: _lair_messages_v1_BeginUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_BeginUploadResponse__Output>): grpc.ClientUnaryCall;
  beginUpload(argument: _lair_messages_v1_BeginUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_BeginUploadResponse__Output>): grpc.ClientUnaryCall;
  beginUpload(argument: _lair_messages_v1_BeginUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_BeginUploadResponse__Output>): grpc.ClientUnaryCall;
  beginUpload(argument: _lair_messages_v1_BeginUploadRequest, callback: grpc.requestCallback<_lair_messages_v1_BeginUploadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Makes an attachment of an upload that has all its bytes. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND (upload),
   * FAILED_PRECONDITION (incomplete: have; hash, file_type: nothing of the upload is left).
   */
  CompleteUpload(argument: _lair_messages_v1_CompleteUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_CompleteUploadResponse__Output>): grpc.ClientUnaryCall;
  CompleteUpload(argument: _lair_messages_v1_CompleteUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_CompleteUploadResponse__Output>): grpc.ClientUnaryCall;
  CompleteUpload(argument: _lair_messages_v1_CompleteUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_CompleteUploadResponse__Output>): grpc.ClientUnaryCall;
  CompleteUpload(argument: _lair_messages_v1_CompleteUploadRequest, callback: grpc.requestCallback<_lair_messages_v1_CompleteUploadResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Makes an attachment of an upload that has all its bytes. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND (upload),
   * FAILED_PRECONDITION (incomplete: have; hash, file_type: nothing of the upload is left).
   */
  completeUpload(argument: _lair_messages_v1_CompleteUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_CompleteUploadResponse__Output>): grpc.ClientUnaryCall;
  completeUpload(argument: _lair_messages_v1_CompleteUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_CompleteUploadResponse__Output>): grpc.ClientUnaryCall;
  completeUpload(argument: _lair_messages_v1_CompleteUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_CompleteUploadResponse__Output>): grpc.ClientUnaryCall;
  completeUpload(argument: _lair_messages_v1_CompleteUploadRequest, callback: grpc.requestCallback<_lair_messages_v1_CompleteUploadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * How many messages of others mention the caller or everybody, room by room. Repeat-safe. Rooms that the caller may not read are passed
   * over. Errors: INVALID_ARGUMENT (more than 500 places).
   */
  CountMentions(argument: _lair_messages_v1_CountMentionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_CountMentionsResponse__Output>): grpc.ClientUnaryCall;
  CountMentions(argument: _lair_messages_v1_CountMentionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_CountMentionsResponse__Output>): grpc.ClientUnaryCall;
  CountMentions(argument: _lair_messages_v1_CountMentionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_CountMentionsResponse__Output>): grpc.ClientUnaryCall;
  CountMentions(argument: _lair_messages_v1_CountMentionsRequest, callback: grpc.requestCallback<_lair_messages_v1_CountMentionsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * How many messages of others mention the caller or everybody, room by room. Repeat-safe. Rooms that the caller may not read are passed
   * over. Errors: INVALID_ARGUMENT (more than 500 places).
   */
  countMentions(argument: _lair_messages_v1_CountMentionsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_CountMentionsResponse__Output>): grpc.ClientUnaryCall;
  countMentions(argument: _lair_messages_v1_CountMentionsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_CountMentionsResponse__Output>): grpc.ClientUnaryCall;
  countMentions(argument: _lair_messages_v1_CountMentionsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_CountMentionsResponse__Output>): grpc.ClientUnaryCall;
  countMentions(argument: _lair_messages_v1_CountMentionsRequest, callback: grpc.requestCallback<_lair_messages_v1_CountMentionsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Hides a message from every way of reading. Its author may, and who may delete any. A message that is deleted already stays so.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, CONFLICT (client_id).
   */
  DeleteMessage(argument: _lair_messages_v1_DeleteMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_DeleteMessageResponse__Output>): grpc.ClientUnaryCall;
  DeleteMessage(argument: _lair_messages_v1_DeleteMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_DeleteMessageResponse__Output>): grpc.ClientUnaryCall;
  DeleteMessage(argument: _lair_messages_v1_DeleteMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_DeleteMessageResponse__Output>): grpc.ClientUnaryCall;
  DeleteMessage(argument: _lair_messages_v1_DeleteMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_DeleteMessageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Hides a message from every way of reading. Its author may, and who may delete any. A message that is deleted already stays so.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, CONFLICT (client_id).
   */
  deleteMessage(argument: _lair_messages_v1_DeleteMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_DeleteMessageResponse__Output>): grpc.ClientUnaryCall;
  deleteMessage(argument: _lair_messages_v1_DeleteMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_DeleteMessageResponse__Output>): grpc.ClientUnaryCall;
  deleteMessage(argument: _lair_messages_v1_DeleteMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_DeleteMessageResponse__Output>): grpc.ClientUnaryCall;
  deleteMessage(argument: _lair_messages_v1_DeleteMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_DeleteMessageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Bytes of an attachment, for its uploader until a message carries it, and then for whoever can read that message. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND.
   */
  Download(argument: _lair_messages_v1_DownloadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_DownloadResponse__Output>): grpc.ClientUnaryCall;
  Download(argument: _lair_messages_v1_DownloadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_DownloadResponse__Output>): grpc.ClientUnaryCall;
  Download(argument: _lair_messages_v1_DownloadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_DownloadResponse__Output>): grpc.ClientUnaryCall;
  Download(argument: _lair_messages_v1_DownloadRequest, callback: grpc.requestCallback<_lair_messages_v1_DownloadResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Bytes of an attachment, for its uploader until a message carries it, and then for whoever can read that message. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND.
   */
  download(argument: _lair_messages_v1_DownloadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_DownloadResponse__Output>): grpc.ClientUnaryCall;
  download(argument: _lair_messages_v1_DownloadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_DownloadResponse__Output>): grpc.ClientUnaryCall;
  download(argument: _lair_messages_v1_DownloadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_DownloadResponse__Output>): grpc.ClientUnaryCall;
  download(argument: _lair_messages_v1_DownloadRequest, callback: grpc.requestCallback<_lair_messages_v1_DownloadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Puts another content in the place of a message's own; what was there is kept as a revision. Only its author may.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED (not the author, or may not post any more), INVALID_ARGUMENT (content
   * that the message cannot have: nothing without attachments, no base64 in an encrypted one), CONFLICT (client_id), FAILED_PRECONDITION
   * (deleted, edit_window, no_edits), CONFLICT (expected_edit is behind: carries the message).
   */
  EditMessage(argument: _lair_messages_v1_EditMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_EditMessageResponse__Output>): grpc.ClientUnaryCall;
  EditMessage(argument: _lair_messages_v1_EditMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_EditMessageResponse__Output>): grpc.ClientUnaryCall;
  EditMessage(argument: _lair_messages_v1_EditMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_EditMessageResponse__Output>): grpc.ClientUnaryCall;
  EditMessage(argument: _lair_messages_v1_EditMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_EditMessageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Puts another content in the place of a message's own; what was there is kept as a revision. Only its author may.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED (not the author, or may not post any more), INVALID_ARGUMENT (content
   * that the message cannot have: nothing without attachments, no base64 in an encrypted one), CONFLICT (client_id), FAILED_PRECONDITION
   * (deleted, edit_window, no_edits), CONFLICT (expected_edit is behind: carries the message).
   */
  editMessage(argument: _lair_messages_v1_EditMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_EditMessageResponse__Output>): grpc.ClientUnaryCall;
  editMessage(argument: _lair_messages_v1_EditMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_EditMessageResponse__Output>): grpc.ClientUnaryCall;
  editMessage(argument: _lair_messages_v1_EditMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_EditMessageResponse__Output>): grpc.ClientUnaryCall;
  editMessage(argument: _lair_messages_v1_EditMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_EditMessageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Messages of one room that have certain properties, oldest first; without a cursor: the newest of them. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room).
   */
  FilterMessages(argument: _lair_messages_v1_FilterMessagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_FilterMessagesResponse__Output>): grpc.ClientUnaryCall;
  FilterMessages(argument: _lair_messages_v1_FilterMessagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_FilterMessagesResponse__Output>): grpc.ClientUnaryCall;
  FilterMessages(argument: _lair_messages_v1_FilterMessagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_FilterMessagesResponse__Output>): grpc.ClientUnaryCall;
  FilterMessages(argument: _lair_messages_v1_FilterMessagesRequest, callback: grpc.requestCallback<_lair_messages_v1_FilterMessagesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Messages of one room that have certain properties, oldest first; without a cursor: the newest of them. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room).
   */
  filterMessages(argument: _lair_messages_v1_FilterMessagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_FilterMessagesResponse__Output>): grpc.ClientUnaryCall;
  filterMessages(argument: _lair_messages_v1_FilterMessagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_FilterMessagesResponse__Output>): grpc.ClientUnaryCall;
  filterMessages(argument: _lair_messages_v1_FilterMessagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_FilterMessagesResponse__Output>): grpc.ClientUnaryCall;
  filterMessages(argument: _lair_messages_v1_FilterMessagesRequest, callback: grpc.requestCallback<_lair_messages_v1_FilterMessagesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * What a message said before, oldest first, and what it says now. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION (deleted).
   */
  GetEditHistory(argument: _lair_messages_v1_GetEditHistoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetEditHistoryResponse__Output>): grpc.ClientUnaryCall;
  GetEditHistory(argument: _lair_messages_v1_GetEditHistoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetEditHistoryResponse__Output>): grpc.ClientUnaryCall;
  GetEditHistory(argument: _lair_messages_v1_GetEditHistoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetEditHistoryResponse__Output>): grpc.ClientUnaryCall;
  GetEditHistory(argument: _lair_messages_v1_GetEditHistoryRequest, callback: grpc.requestCallback<_lair_messages_v1_GetEditHistoryResponse__Output>): grpc.ClientUnaryCall;
  /**
   * What a message said before, oldest first, and what it says now. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION (deleted).
   */
  getEditHistory(argument: _lair_messages_v1_GetEditHistoryRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetEditHistoryResponse__Output>): grpc.ClientUnaryCall;
  getEditHistory(argument: _lair_messages_v1_GetEditHistoryRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetEditHistoryResponse__Output>): grpc.ClientUnaryCall;
  getEditHistory(argument: _lair_messages_v1_GetEditHistoryRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetEditHistoryResponse__Output>): grpc.ClientUnaryCall;
  getEditHistory(argument: _lair_messages_v1_GetEditHistoryRequest, callback: grpc.requestCallback<_lair_messages_v1_GetEditHistoryResponse__Output>): grpc.ClientUnaryCall;
  
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
   * One message, for a member of its room; of a deleted one what is left. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND.
   */
  GetMessage(argument: _lair_messages_v1_GetMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  GetMessage(argument: _lair_messages_v1_GetMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  GetMessage(argument: _lair_messages_v1_GetMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  GetMessage(argument: _lair_messages_v1_GetMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * One message, for a member of its room; of a deleted one what is left. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND.
   */
  getMessage(argument: _lair_messages_v1_GetMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _lair_messages_v1_GetMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _lair_messages_v1_GetMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  getMessage(argument: _lair_messages_v1_GetMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_GetMessageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A thread: its root and a page of its replies, oldest first. Any message of the thread names it. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (the message or the root of its thread is not visible).
   */
  GetThread(argument: _lair_messages_v1_GetThreadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetThreadResponse__Output>): grpc.ClientUnaryCall;
  GetThread(argument: _lair_messages_v1_GetThreadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetThreadResponse__Output>): grpc.ClientUnaryCall;
  GetThread(argument: _lair_messages_v1_GetThreadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetThreadResponse__Output>): grpc.ClientUnaryCall;
  GetThread(argument: _lair_messages_v1_GetThreadRequest, callback: grpc.requestCallback<_lair_messages_v1_GetThreadResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A thread: its root and a page of its replies, oldest first. Any message of the thread names it. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (the message or the root of its thread is not visible).
   */
  getThread(argument: _lair_messages_v1_GetThreadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetThreadResponse__Output>): grpc.ClientUnaryCall;
  getThread(argument: _lair_messages_v1_GetThreadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_GetThreadResponse__Output>): grpc.ClientUnaryCall;
  getThread(argument: _lair_messages_v1_GetThreadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_GetThreadResponse__Output>): grpc.ClientUnaryCall;
  getThread(argument: _lair_messages_v1_GetThreadRequest, callback: grpc.requestCallback<_lair_messages_v1_GetThreadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A room's pinned messages, the one pinned last first. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND.
   */
  ListPins(argument: _lair_messages_v1_ListPinsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ListPinsResponse__Output>): grpc.ClientUnaryCall;
  ListPins(argument: _lair_messages_v1_ListPinsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_ListPinsResponse__Output>): grpc.ClientUnaryCall;
  ListPins(argument: _lair_messages_v1_ListPinsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ListPinsResponse__Output>): grpc.ClientUnaryCall;
  ListPins(argument: _lair_messages_v1_ListPinsRequest, callback: grpc.requestCallback<_lair_messages_v1_ListPinsResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A room's pinned messages, the one pinned last first. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND.
   */
  listPins(argument: _lair_messages_v1_ListPinsRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ListPinsResponse__Output>): grpc.ClientUnaryCall;
  listPins(argument: _lair_messages_v1_ListPinsRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_ListPinsResponse__Output>): grpc.ClientUnaryCall;
  listPins(argument: _lair_messages_v1_ListPinsRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ListPinsResponse__Output>): grpc.ClientUnaryCall;
  listPins(argument: _lair_messages_v1_ListPinsRequest, callback: grpc.requestCallback<_lair_messages_v1_ListPinsResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Pins a message in its room. Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, CONFLICT (client_id),
   * FAILED_PRECONDITION (deleted, too_many_pins).
   */
  PinMessage(argument: _lair_messages_v1_PinMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_PinMessageResponse__Output>): grpc.ClientUnaryCall;
  PinMessage(argument: _lair_messages_v1_PinMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_PinMessageResponse__Output>): grpc.ClientUnaryCall;
  PinMessage(argument: _lair_messages_v1_PinMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_PinMessageResponse__Output>): grpc.ClientUnaryCall;
  PinMessage(argument: _lair_messages_v1_PinMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_PinMessageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Pins a message in its room. Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, CONFLICT (client_id),
   * FAILED_PRECONDITION (deleted, too_many_pins).
   */
  pinMessage(argument: _lair_messages_v1_PinMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_PinMessageResponse__Output>): grpc.ClientUnaryCall;
  pinMessage(argument: _lair_messages_v1_PinMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_PinMessageResponse__Output>): grpc.ClientUnaryCall;
  pinMessage(argument: _lair_messages_v1_PinMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_PinMessageResponse__Output>): grpc.ClientUnaryCall;
  pinMessage(argument: _lair_messages_v1_PinMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_PinMessageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * A page of a room's log for replay, oldest first. Called by delivery, which has checked who will read it. Repeat-safe.
   * What it tells of messages is as they are now: see LogEvent. Errors: INVALID_ARGUMENT.
   */
  ReadLog(argument: _lair_messages_v1_ReadLogRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  ReadLog(argument: _lair_messages_v1_ReadLogRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  ReadLog(argument: _lair_messages_v1_ReadLogRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  ReadLog(argument: _lair_messages_v1_ReadLogRequest, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  /**
   * A page of a room's log for replay, oldest first. Called by delivery, which has checked who will read it. Repeat-safe.
   * What it tells of messages is as they are now: see LogEvent. Errors: INVALID_ARGUMENT.
   */
  readLog(argument: _lair_messages_v1_ReadLogRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  readLog(argument: _lair_messages_v1_ReadLogRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  readLog(argument: _lair_messages_v1_ReadLogRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  readLog(argument: _lair_messages_v1_ReadLogRequest, callback: grpc.requestCallback<_lair_messages_v1_ReadLogResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Takes the caller's reaction away; nothing to take is no error. Errors as AddReaction, but for too_many_reactions.
   */
  RemoveReaction(argument: _lair_messages_v1_RemoveReactionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_RemoveReactionResponse__Output>): grpc.ClientUnaryCall;
  RemoveReaction(argument: _lair_messages_v1_RemoveReactionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_RemoveReactionResponse__Output>): grpc.ClientUnaryCall;
  RemoveReaction(argument: _lair_messages_v1_RemoveReactionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_RemoveReactionResponse__Output>): grpc.ClientUnaryCall;
  RemoveReaction(argument: _lair_messages_v1_RemoveReactionRequest, callback: grpc.requestCallback<_lair_messages_v1_RemoveReactionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes the caller's reaction away; nothing to take is no error. Errors as AddReaction, but for too_many_reactions.
   */
  removeReaction(argument: _lair_messages_v1_RemoveReactionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_RemoveReactionResponse__Output>): grpc.ClientUnaryCall;
  removeReaction(argument: _lair_messages_v1_RemoveReactionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_RemoveReactionResponse__Output>): grpc.ClientUnaryCall;
  removeReaction(argument: _lair_messages_v1_RemoveReactionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_RemoveReactionResponse__Output>): grpc.ClientUnaryCall;
  removeReaction(argument: _lair_messages_v1_RemoveReactionRequest, callback: grpc.requestCallback<_lair_messages_v1_RemoveReactionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Brings a deleted message back, within the undo window. A message that is not deleted stays as it is.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, CONFLICT (client_id), FAILED_PRECONDITION (restore_window).
   */
  RestoreMessage(argument: _lair_messages_v1_RestoreMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_RestoreMessageResponse__Output>): grpc.ClientUnaryCall;
  RestoreMessage(argument: _lair_messages_v1_RestoreMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_RestoreMessageResponse__Output>): grpc.ClientUnaryCall;
  RestoreMessage(argument: _lair_messages_v1_RestoreMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_RestoreMessageResponse__Output>): grpc.ClientUnaryCall;
  RestoreMessage(argument: _lair_messages_v1_RestoreMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_RestoreMessageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Brings a deleted message back, within the undo window. A message that is not deleted stays as it is.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, CONFLICT (client_id), FAILED_PRECONDITION (restore_window).
   */
  restoreMessage(argument: _lair_messages_v1_RestoreMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_RestoreMessageResponse__Output>): grpc.ClientUnaryCall;
  restoreMessage(argument: _lair_messages_v1_RestoreMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_RestoreMessageResponse__Output>): grpc.ClientUnaryCall;
  restoreMessage(argument: _lair_messages_v1_RestoreMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_RestoreMessageResponse__Output>): grpc.ClientUnaryCall;
  restoreMessage(argument: _lair_messages_v1_RestoreMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_RestoreMessageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Messages that answer a query, the best first. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT (query, limit, cursor, room), NOT_FOUND (the room, or one that the query names).
   */
  SearchMessages(argument: _lair_messages_v1_SearchMessagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_SearchMessagesResponse__Output>): grpc.ClientUnaryCall;
  SearchMessages(argument: _lair_messages_v1_SearchMessagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_SearchMessagesResponse__Output>): grpc.ClientUnaryCall;
  SearchMessages(argument: _lair_messages_v1_SearchMessagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_SearchMessagesResponse__Output>): grpc.ClientUnaryCall;
  SearchMessages(argument: _lair_messages_v1_SearchMessagesRequest, callback: grpc.requestCallback<_lair_messages_v1_SearchMessagesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Messages that answer a query, the best first. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT (query, limit, cursor, room), NOT_FOUND (the room, or one that the query names).
   */
  searchMessages(argument: _lair_messages_v1_SearchMessagesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_SearchMessagesResponse__Output>): grpc.ClientUnaryCall;
  searchMessages(argument: _lair_messages_v1_SearchMessagesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_SearchMessagesResponse__Output>): grpc.ClientUnaryCall;
  searchMessages(argument: _lair_messages_v1_SearchMessagesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_SearchMessagesResponse__Output>): grpc.ClientUnaryCall;
  searchMessages(argument: _lair_messages_v1_SearchMessagesRequest, callback: grpc.requestCallback<_lair_messages_v1_SearchMessagesResponse__Output>): grpc.ClientUnaryCall;
  
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
  
  /**
   * Takes a message's pin out; one that is not pinned stays so. Errors as PinMessage, but for too_many_pins.
   */
  UnpinMessage(argument: _lair_messages_v1_UnpinMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_UnpinMessageResponse__Output>): grpc.ClientUnaryCall;
  UnpinMessage(argument: _lair_messages_v1_UnpinMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_UnpinMessageResponse__Output>): grpc.ClientUnaryCall;
  UnpinMessage(argument: _lair_messages_v1_UnpinMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_UnpinMessageResponse__Output>): grpc.ClientUnaryCall;
  UnpinMessage(argument: _lair_messages_v1_UnpinMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_UnpinMessageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Takes a message's pin out; one that is not pinned stays so. Errors as PinMessage, but for too_many_pins.
   */
  unpinMessage(argument: _lair_messages_v1_UnpinMessageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_UnpinMessageResponse__Output>): grpc.ClientUnaryCall;
  unpinMessage(argument: _lair_messages_v1_UnpinMessageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_UnpinMessageResponse__Output>): grpc.ClientUnaryCall;
  unpinMessage(argument: _lair_messages_v1_UnpinMessageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_UnpinMessageResponse__Output>): grpc.ClientUnaryCall;
  unpinMessage(argument: _lair_messages_v1_UnpinMessageRequest, callback: grpc.requestCallback<_lair_messages_v1_UnpinMessageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Adds bytes at the end of what is there. Repeat-safe: bytes that are there already are passed over.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (upload), TOO_LARGE (more than announced), CONFLICT (offset beyond what is there: have),
   * INVALID_ARGUMENT (too many small chunks).
   */
  UploadChunk(argument: _lair_messages_v1_UploadChunkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_UploadChunkResponse__Output>): grpc.ClientUnaryCall;
  UploadChunk(argument: _lair_messages_v1_UploadChunkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_UploadChunkResponse__Output>): grpc.ClientUnaryCall;
  UploadChunk(argument: _lair_messages_v1_UploadChunkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_UploadChunkResponse__Output>): grpc.ClientUnaryCall;
  UploadChunk(argument: _lair_messages_v1_UploadChunkRequest, callback: grpc.requestCallback<_lair_messages_v1_UploadChunkResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Adds bytes at the end of what is there. Repeat-safe: bytes that are there already are passed over.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (upload), TOO_LARGE (more than announced), CONFLICT (offset beyond what is there: have),
   * INVALID_ARGUMENT (too many small chunks).
   */
  uploadChunk(argument: _lair_messages_v1_UploadChunkRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_UploadChunkResponse__Output>): grpc.ClientUnaryCall;
  uploadChunk(argument: _lair_messages_v1_UploadChunkRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_lair_messages_v1_UploadChunkResponse__Output>): grpc.ClientUnaryCall;
  uploadChunk(argument: _lair_messages_v1_UploadChunkRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_lair_messages_v1_UploadChunkResponse__Output>): grpc.ClientUnaryCall;
  uploadChunk(argument: _lair_messages_v1_UploadChunkRequest, callback: grpc.requestCallback<_lair_messages_v1_UploadChunkResponse__Output>): grpc.ClientUnaryCall;
  
}

/**
 * Owns what was said: the log of each room and the state of each message.
 */
export interface MessagesServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Adds the caller's reaction; one that is there already stays. Errors, in order: INVALID_ARGUMENT (not one emoji), NOT_FOUND,
   * PERMISSION_DENIED, CONFLICT (client_id), FAILED_PRECONDITION (deleted, too_many_reactions).
   */
  AddReaction: grpc.handleUnaryCall<_lair_messages_v1_AddReactionRequest__Output, _lair_messages_v1_AddReactionResponse>;
  
  /**
   * Begins an upload, or goes on with one of the caller's that has the same room, hash and size. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room), PERMISSION_DENIED (attach), TOO_LARGE, FAILED_PRECONDITION (file_type,
   * too_many_uploads).
   */
  BeginUpload: grpc.handleUnaryCall<_lair_messages_v1_BeginUploadRequest__Output, _lair_messages_v1_BeginUploadResponse>;
  
  /**
   * Makes an attachment of an upload that has all its bytes. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND (upload),
   * FAILED_PRECONDITION (incomplete: have; hash, file_type: nothing of the upload is left).
   */
  CompleteUpload: grpc.handleUnaryCall<_lair_messages_v1_CompleteUploadRequest__Output, _lair_messages_v1_CompleteUploadResponse>;
  
  /**
   * How many messages of others mention the caller or everybody, room by room. Repeat-safe. Rooms that the caller may not read are passed
   * over. Errors: INVALID_ARGUMENT (more than 500 places).
   */
  CountMentions: grpc.handleUnaryCall<_lair_messages_v1_CountMentionsRequest__Output, _lair_messages_v1_CountMentionsResponse>;
  
  /**
   * Hides a message from every way of reading. Its author may, and who may delete any. A message that is deleted already stays so.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, CONFLICT (client_id).
   */
  DeleteMessage: grpc.handleUnaryCall<_lair_messages_v1_DeleteMessageRequest__Output, _lair_messages_v1_DeleteMessageResponse>;
  
  /**
   * Bytes of an attachment, for its uploader until a message carries it, and then for whoever can read that message. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND.
   */
  Download: grpc.handleUnaryCall<_lair_messages_v1_DownloadRequest__Output, _lair_messages_v1_DownloadResponse>;
  
  /**
   * Puts another content in the place of a message's own; what was there is kept as a revision. Only its author may.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED (not the author, or may not post any more), INVALID_ARGUMENT (content
   * that the message cannot have: nothing without attachments, no base64 in an encrypted one), CONFLICT (client_id), FAILED_PRECONDITION
   * (deleted, edit_window, no_edits), CONFLICT (expected_edit is behind: carries the message).
   */
  EditMessage: grpc.handleUnaryCall<_lair_messages_v1_EditMessageRequest__Output, _lair_messages_v1_EditMessageResponse>;
  
  /**
   * Messages of one room that have certain properties, oldest first; without a cursor: the newest of them. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (room).
   */
  FilterMessages: grpc.handleUnaryCall<_lair_messages_v1_FilterMessagesRequest__Output, _lair_messages_v1_FilterMessagesResponse>;
  
  /**
   * What a message said before, oldest first, and what it says now. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION (deleted).
   */
  GetEditHistory: grpc.handleUnaryCall<_lair_messages_v1_GetEditHistoryRequest__Output, _lair_messages_v1_GetEditHistoryResponse>;
  
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
   * One message, for a member of its room; of a deleted one what is left. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND.
   */
  GetMessage: grpc.handleUnaryCall<_lair_messages_v1_GetMessageRequest__Output, _lair_messages_v1_GetMessageResponse>;
  
  /**
   * A thread: its root and a page of its replies, oldest first. Any message of the thread names it. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (the message or the root of its thread is not visible).
   */
  GetThread: grpc.handleUnaryCall<_lair_messages_v1_GetThreadRequest__Output, _lair_messages_v1_GetThreadResponse>;
  
  /**
   * A room's pinned messages, the one pinned last first. Repeat-safe. Errors, in order: INVALID_ARGUMENT, NOT_FOUND.
   */
  ListPins: grpc.handleUnaryCall<_lair_messages_v1_ListPinsRequest__Output, _lair_messages_v1_ListPinsResponse>;
  
  /**
   * Pins a message in its room. Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, CONFLICT (client_id),
   * FAILED_PRECONDITION (deleted, too_many_pins).
   */
  PinMessage: grpc.handleUnaryCall<_lair_messages_v1_PinMessageRequest__Output, _lair_messages_v1_PinMessageResponse>;
  
  /**
   * A page of a room's log for replay, oldest first. Called by delivery, which has checked who will read it. Repeat-safe.
   * What it tells of messages is as they are now: see LogEvent. Errors: INVALID_ARGUMENT.
   */
  ReadLog: grpc.handleUnaryCall<_lair_messages_v1_ReadLogRequest__Output, _lair_messages_v1_ReadLogResponse>;
  
  /**
   * Takes the caller's reaction away; nothing to take is no error. Errors as AddReaction, but for too_many_reactions.
   */
  RemoveReaction: grpc.handleUnaryCall<_lair_messages_v1_RemoveReactionRequest__Output, _lair_messages_v1_RemoveReactionResponse>;
  
  /**
   * Brings a deleted message back, within the undo window. A message that is not deleted stays as it is.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, CONFLICT (client_id), FAILED_PRECONDITION (restore_window).
   */
  RestoreMessage: grpc.handleUnaryCall<_lair_messages_v1_RestoreMessageRequest__Output, _lair_messages_v1_RestoreMessageResponse>;
  
  /**
   * Messages that answer a query, the best first. Repeat-safe.
   * Errors, in order: INVALID_ARGUMENT (query, limit, cursor, room), NOT_FOUND (the room, or one that the query names).
   */
  SearchMessages: grpc.handleUnaryCall<_lair_messages_v1_SearchMessagesRequest__Output, _lair_messages_v1_SearchMessagesResponse>;
  
  /**
   * A stream of batches of sends; one per gateway and instance. Opened with the gateway's service token; each item names one of
   * its batch's user tokens. An item's answer follows its commit. Items of one stream to one room are committed in the order sent.
   * Repeat-safe for items with a client_id: the same author and client_id gets the first answer.
   */
  SendMessages: grpc.handleBidiStreamingCall<_lair_messages_v1_SendMessagesRequest__Output, _lair_messages_v1_SendMessagesResponse>;
  
  /**
   * Takes a message's pin out; one that is not pinned stays so. Errors as PinMessage, but for too_many_pins.
   */
  UnpinMessage: grpc.handleUnaryCall<_lair_messages_v1_UnpinMessageRequest__Output, _lair_messages_v1_UnpinMessageResponse>;
  
  /**
   * Adds bytes at the end of what is there. Repeat-safe: bytes that are there already are passed over.
   * Errors, in order: INVALID_ARGUMENT, NOT_FOUND (upload), TOO_LARGE (more than announced), CONFLICT (offset beyond what is there: have),
   * INVALID_ARGUMENT (too many small chunks).
   */
  UploadChunk: grpc.handleUnaryCall<_lair_messages_v1_UploadChunkRequest__Output, _lair_messages_v1_UploadChunkResponse>;
  
}

export interface MessagesServiceDefinition extends grpc.ServiceDefinition {
  AddReaction: MethodDefinition<_lair_messages_v1_AddReactionRequest, _lair_messages_v1_AddReactionResponse, _lair_messages_v1_AddReactionRequest__Output, _lair_messages_v1_AddReactionResponse__Output>
  BeginUpload: MethodDefinition<_lair_messages_v1_BeginUploadRequest, _lair_messages_v1_BeginUploadResponse, _lair_messages_v1_BeginUploadRequest__Output, _lair_messages_v1_BeginUploadResponse__Output>
  CompleteUpload: MethodDefinition<_lair_messages_v1_CompleteUploadRequest, _lair_messages_v1_CompleteUploadResponse, _lair_messages_v1_CompleteUploadRequest__Output, _lair_messages_v1_CompleteUploadResponse__Output>
  CountMentions: MethodDefinition<_lair_messages_v1_CountMentionsRequest, _lair_messages_v1_CountMentionsResponse, _lair_messages_v1_CountMentionsRequest__Output, _lair_messages_v1_CountMentionsResponse__Output>
  DeleteMessage: MethodDefinition<_lair_messages_v1_DeleteMessageRequest, _lair_messages_v1_DeleteMessageResponse, _lair_messages_v1_DeleteMessageRequest__Output, _lair_messages_v1_DeleteMessageResponse__Output>
  Download: MethodDefinition<_lair_messages_v1_DownloadRequest, _lair_messages_v1_DownloadResponse, _lair_messages_v1_DownloadRequest__Output, _lair_messages_v1_DownloadResponse__Output>
  EditMessage: MethodDefinition<_lair_messages_v1_EditMessageRequest, _lair_messages_v1_EditMessageResponse, _lair_messages_v1_EditMessageRequest__Output, _lair_messages_v1_EditMessageResponse__Output>
  FilterMessages: MethodDefinition<_lair_messages_v1_FilterMessagesRequest, _lair_messages_v1_FilterMessagesResponse, _lair_messages_v1_FilterMessagesRequest__Output, _lair_messages_v1_FilterMessagesResponse__Output>
  GetEditHistory: MethodDefinition<_lair_messages_v1_GetEditHistoryRequest, _lair_messages_v1_GetEditHistoryResponse, _lair_messages_v1_GetEditHistoryRequest__Output, _lair_messages_v1_GetEditHistoryResponse__Output>
  GetHeads: MethodDefinition<_lair_messages_v1_GetHeadsRequest, _lair_messages_v1_GetHeadsResponse, _lair_messages_v1_GetHeadsRequest__Output, _lair_messages_v1_GetHeadsResponse__Output>
  GetHistory: MethodDefinition<_lair_messages_v1_GetHistoryRequest, _lair_messages_v1_GetHistoryResponse, _lair_messages_v1_GetHistoryRequest__Output, _lair_messages_v1_GetHistoryResponse__Output>
  GetMessage: MethodDefinition<_lair_messages_v1_GetMessageRequest, _lair_messages_v1_GetMessageResponse, _lair_messages_v1_GetMessageRequest__Output, _lair_messages_v1_GetMessageResponse__Output>
  GetThread: MethodDefinition<_lair_messages_v1_GetThreadRequest, _lair_messages_v1_GetThreadResponse, _lair_messages_v1_GetThreadRequest__Output, _lair_messages_v1_GetThreadResponse__Output>
  ListPins: MethodDefinition<_lair_messages_v1_ListPinsRequest, _lair_messages_v1_ListPinsResponse, _lair_messages_v1_ListPinsRequest__Output, _lair_messages_v1_ListPinsResponse__Output>
  PinMessage: MethodDefinition<_lair_messages_v1_PinMessageRequest, _lair_messages_v1_PinMessageResponse, _lair_messages_v1_PinMessageRequest__Output, _lair_messages_v1_PinMessageResponse__Output>
  ReadLog: MethodDefinition<_lair_messages_v1_ReadLogRequest, _lair_messages_v1_ReadLogResponse, _lair_messages_v1_ReadLogRequest__Output, _lair_messages_v1_ReadLogResponse__Output>
  RemoveReaction: MethodDefinition<_lair_messages_v1_RemoveReactionRequest, _lair_messages_v1_RemoveReactionResponse, _lair_messages_v1_RemoveReactionRequest__Output, _lair_messages_v1_RemoveReactionResponse__Output>
  RestoreMessage: MethodDefinition<_lair_messages_v1_RestoreMessageRequest, _lair_messages_v1_RestoreMessageResponse, _lair_messages_v1_RestoreMessageRequest__Output, _lair_messages_v1_RestoreMessageResponse__Output>
  SearchMessages: MethodDefinition<_lair_messages_v1_SearchMessagesRequest, _lair_messages_v1_SearchMessagesResponse, _lair_messages_v1_SearchMessagesRequest__Output, _lair_messages_v1_SearchMessagesResponse__Output>
  SendMessages: MethodDefinition<_lair_messages_v1_SendMessagesRequest, _lair_messages_v1_SendMessagesResponse, _lair_messages_v1_SendMessagesRequest__Output, _lair_messages_v1_SendMessagesResponse__Output>
  UnpinMessage: MethodDefinition<_lair_messages_v1_UnpinMessageRequest, _lair_messages_v1_UnpinMessageResponse, _lair_messages_v1_UnpinMessageRequest__Output, _lair_messages_v1_UnpinMessageResponse__Output>
  UploadChunk: MethodDefinition<_lair_messages_v1_UploadChunkRequest, _lair_messages_v1_UploadChunkResponse, _lair_messages_v1_UploadChunkRequest__Output, _lair_messages_v1_UploadChunkResponse__Output>
}
